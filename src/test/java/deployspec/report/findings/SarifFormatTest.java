package deployspec.report.findings;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.SourceText;
import deployspec.diagnostic.Span;
import deployspec.render.HostileStrings;
import deployspec.tools.SarifMultitool;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SarifFormatTest {
    private static final Format SARIF = new SarifFormat();

    /** Texts that mean something in a message of SARIF, beside those that attack everything. */
    private static final List<HostileStrings> SPECIAL = Stream.of(
                    "[link](https://example.com)", "[place](7)", "{0} of {1}", "\\[x\\](1)", "a:b", "//host/x", "50%")
            .map(text -> new HostileStrings(text, text))
            .toList();

    @TempDir
    private Path folder;

    @Test
    void isWhatTheValidatorAccepts() throws IOException {
        assertThat(SarifMultitool.check(file("everything", Samples.ofEverything())))
                .isEmpty();
        assertThat(SarifMultitool.check(file("nothing", Samples.ofNothing()))).isEmpty();
    }

    @Test
    void isSoWhateverASpecSays() throws IOException {
        var hostile = Stream.concat(HostileStrings.all().stream(), SPECIAL.stream());
        assertThat(SarifMultitool.check(file("hostile", Samples.of(hostile)))).isEmpty();
    }

    @Test
    void namesFilesByAddressesThatReadBack() {
        var examination = Samples.of(Stream.concat(HostileStrings.all().stream(), SPECIAL.stream()));

        assertThat(run(examination)
                        .get("artifacts")
                        .valueStream()
                        .map(artifact -> URI.create(
                                        artifact.get("location").get("uri").asString())
                                .getPath()))
                .containsExactlyElementsOf(examination.files().stream()
                        .map(ExaminedFile::name)
                        .distinct()
                        .toList());
    }

    @Test
    void showsExactlyWhatIsMeant() {
        var snippets = run(Samples.ofEverything())
                .get("results")
                .valueStream()
                .map(result -> result.get("locations")
                        .get(0)
                        .get("physicalLocation")
                        .path("region")
                        .path("snippet")
                        .path("text")
                        .asString("none"));

        assertThat(snippets)
                .containsExactly(
                        "eror-rate",
                        "eror-rate",
                        "run: |\n      sleep 60\n      echo \"日本語 😀 done\"",
                        "sleep 60",
                        "😀",
                        "none");
    }

    /** What GitHub needs of a rule, or shows beside a finding. There is no website to lead to. */
    @Test
    void describesEachRuleThatItRefersTo() {
        var run = run(Samples.ofEverything());
        var rules = run.get("tool").get("driver").get("rules");

        assertThat(run.get("results").valueStream()).allSatisfy(result -> {
            var rule = rules.get(result.get("ruleIndex").asInt());
            assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
        });
        assertThat(rules.valueStream())
                .allSatisfy(rule -> assertThat(Stream.of(
                                        "/shortDescription/text",
                                        "/fullDescription/text",
                                        "/help/text",
                                        "/help/markdown",
                                        "/defaultConfiguration/level",
                                        "/properties/problem.severity")
                                .map(where -> rule.at(where).asString("")))
                        .noneMatch(String::isEmpty));
    }

    /** Findings on a line of a megabyte would otherwise repeat it, each of them. */
    @Test
    void leavesOutLinesThatAreTooLong() {
        var line = "x".repeat(1 << 20);
        var span = new Span("long.yaml", 1, 5, 1, 6);
        var file = new ExaminedFile(
                SourceText.of("long.yaml", line),
                List.of(Diagnostic.error("wrong", span, "this is wrong")),
                Optional.of(Severity.ERROR));

        assertThat(SARIF.write(new Examination(List.of(file), List.of(), Optional.empty())))
                .hasSizeLessThan(10_000);
    }

    @Test
    void knowsAFindingAgainWhenItsLineHasMoved() {
        assertThat(fingerprints("a: 1\nwrong\nb: 2\nwrong\n", 2, 4))
                .isEqualTo(fingerprints("\n# more\na: 1\n  wrong  \nb: 2\nb: 3\nwrong\n", 4, 7))
                .doesNotHaveDuplicates();
        assertThat(fingerprints("wrong\n", 1)).isNotEqualTo(fingerprints("worse\n", 1));
    }

    private static List<String> fingerprints(String text, int... lines) {
        var found = IntStream.of(lines)
                .mapToObj(line -> Diagnostic.error("wrong", new Span("x.yaml", line, 1, line, 2), "this is wrong"))
                .toList();
        var file = new ExaminedFile(SourceText.of("x.yaml", text), found, Optional.of(Severity.ERROR));
        return run(new Examination(List.of(file), List.of(), Optional.empty()))
                .get("results")
                .valueStream()
                .map(result -> result.get("partialFingerprints")
                        .get("primaryLocationLineHash")
                        .asString())
                .toList();
    }

    private static JsonNode run(Examination examination) {
        return JsonMapper.shared()
                .readTree(SARIF.write(examination))
                .get("runs")
                .get(0);
    }

    private Path file(String name, Examination examination) throws IOException {
        return Files.writeString(folder.resolve(name + ".sarif"), SARIF.write(examination));
    }
}
