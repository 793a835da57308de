package deployspec.model.decode;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.diagnostic.Diagnostics;
import deployspec.model.Spec;
import java.util.Collections;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps that are written once and stand in several places. */
class ProceduresTest {
    @Test
    void stepsStandWhereTheyAreUsed_withIdsOfTheirOwn() {
        var spec = spec("look: [{step: Left, id: left, checks: [{step: Closer, id: closer}, Again]}, Right]", """
                - {use: look}
                - Go
                - {use: look}
                - {use: look, id: last}
                """);

        assertThat(ids(spec))
                .isEqualTo("look.left look.closer again look.right go"
                        + " look-2.left look-2.closer again look-2.right last.left last.closer again last.right");
        assertThat(spec.uses()).hasSize(3);
    }

    @Test
    void aProcedureMayUseOthers() {
        var spec = spec("outer: [{use: inner}, {use: inner}], inner: [Look]", "- {use: outer}\n- {use: inner}\n");

        assertThat(ids(spec)).isEqualTo("outer.inner.look outer.inner-2.look inner.look");
    }

    @Test
    void aNameInAProcedureMeansTheStepBesideIt() {
        var spec = spec(
                "look: [{step: A, id: a}, {step: B, when: {step: a, outcome: [passed]}},"
                        + " {step: C, when: {step: go, outcome: [passed]}}]",
                "- {step: Go, id: go}\n- {use: look}\n");

        var steps = spec.steps().toList();
        assertThat(steps.get(2).when().orElseThrow().toString()).contains("value=look.a,");
        assertThat(steps.get(3).when().orElseThrow().toString()).contains("value=go,");
    }

    @Test
    void whatAnInnerUseGivesIsSaidInTermsOfTheWholeSpec() {
        var spec = spec(
                "outer: [{use: inner, with: {URL: \"${BASE}/a\"}}], inner: [{note: \"At ${URL}\"}, Look]",
                "- {use: outer, with: {BASE: \"https://${HOST}\"}}\n");

        var given = spec.steps().findFirst().orElseThrow().given();
        assertThat(given).hasSize(1);
        var url = given.getFirst().value().texts().getFirst();
        assertThat(url.text().written()).isEqualTo("https://${HOST}/a");
        assertThat(url.references()).extracting(r -> r.value()).containsExactly("HOST");
        assertThat(spec.phases().getFirst().block().items().getFirst().toString())
                .contains("At https://");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: [{use: a}]                   | endless-procedure at [a] `a` would stand in itself.",
                "a: [{use: b}], b: [{use: a}]    | endless-procedure at [a] `a` would stand in itself.",
                "a: [{use: b, id: x}, {use: b, id: x}], b: [Look] | duplicate-use at [x] another use has the id `x`.",
                "a: [{use: b}, {use: b, with: {X: y}}], b: [Look] | uneven-use at [b] this use gives `X`, but the first one gives nothing.",
                "a: [{step: S, run: ls, watch: [{for: 1h, every: 1m}]}] | two-actions at [watch]",
            })
    void whatCantBeMeantIsRefused(String procedures, String complaint) {
        assertThat(Documents.complaintAbout("procedures: {" + procedures + "}")).startsWith(complaint);
    }

    /** Each procedure stands sixteen times in the next. */
    @Test
    void aSpecThatWouldBecomeAHugePlanIsRefusedBeforeItIsMade() {
        var procedures = new StringBuilder("p0: [Look]");
        for (int i = 1; i <= 12; i++) {
            var uses = String.join(", ", Collections.nCopies(16, "{use: p%d}".formatted(i - 1)));
            procedures.append(", p%d: [%s]".formatted(i, uses));
        }
        var found = new Diagnostics();
        SpecDecoder.decode(Documents.read(text(procedures.toString(), "- {use: p12}\n")), found);

        assertThat(found.sorted()).extracting(d -> d.code()).containsExactly("plan-too-large");
    }

    private static Spec spec(String procedures, String steps) {
        return Documents.decoded(text(procedures, steps));
    }

    private static String text(String procedures, String steps) {
        return "spec: deployment/v1\nid: x\ntitle: X\nprocedures: {" + procedures + "}\n"
                + "phases:\n  - phase: P\n    steps:\n" + steps.indent(6);
    }

    private static String ids(Spec spec) {
        return spec.steps().map(s -> s.id().value()).collect(Collectors.joining(" "));
    }
}
