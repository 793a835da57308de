package deployspec.report;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.CorpusFile;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.SourceText;
import deployspec.diagnostic.Span;
import java.util.List;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DiagnosticTextTest {
    private static final String FILE = "specs/pay.yaml";

    /** A name for the approved file, a source, and what is wrong with it. */
    record Shown(String name, String source, List<Diagnostic> diagnostics) {
        Shown(String name, String source, Diagnostic diagnostic) {
            this(name, source, List.of(diagnostic));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Shown> cases() {
        return Stream.of(
                new Shown(
                        "a-word-with-a-suggestion",
                        "\n".repeat(40) + "        - eror-rate\n",
                        Diagnostic.error("unknown-threshold", at(41, 11, 9), "no threshold is named `eror-rate`")
                                .saying("did you mean `error-rate`, declared at 12:3?")),
                new Shown(
                        "two-places",
                        "id: x\n" + "\n".repeat(97) + "id: y\n",
                        Diagnostic.error("duplicate-key", at(99, 1, 2), "the key `id` stands here twice")
                                .saying("a second time")
                                .relatedTo(at(1, 1, 2), "the first time")
                                .withHelp("keep one of the two")),
                new Shown(
                        "a-place-in-another-file",
                        "gates: [live]\n",
                        Diagnostic.error("duplicate-name", at(1, 9, 4), "`live` is declared twice")
                                .relatedTo(new Span("common/thresholds.yaml", 7, 3, 7, 7), "declared here, too")),
                new Shown(
                        "a-warning",
                        "late: ask\n",
                        Diagnostic.warning("unused", at(1, 1, 4), "`late` has no effect without `at`")),
                new Shown(
                        "long-words",
                        "title: Deploy\n",
                        Diagnostic.error(
                                        "wordy",
                                        at(1, 8, 6),
                                        "a sentence that is far too long for one line of a terminal ".repeat(3))
                                .saying(
                                        "words beside the underline that do not fit there, because there are too many of them for a line")
                                .withHelp(
                                        "advice that is longer than a line, too, and has to go on below itself, aligned with where it began")),
                new Shown(
                        "a-long-line-cut-on-both-sides",
                        "run: " + "before ".repeat(40) + "HERE" + " after".repeat(40) + "\n",
                        Diagnostic.error("bad-value", at(1, 286, 4), "this cannot stand here")
                                .saying("this")),
                new Shown(
                        "a-long-line-cut-at-its-end",
                        "run: HERE" + " after".repeat(40) + "\n",
                        Diagnostic.error("bad-value", at(1, 6, 4), "this cannot stand here")
                                .saying("this")),
                new Shown(
                        "a-long-line-cut-at-its-beginning",
                        "run: " + "before ".repeat(40) + "HERE\n",
                        Diagnostic.error("bad-value", at(1, 286, 4), "this cannot stand here")
                                .saying("this")),
                new Shown(
                        "a-range-longer-than-the-window",
                        "run: " + "x".repeat(300) + "\n",
                        Diagnostic.error("bad-value", at(1, 6, 300), "all of this is wrong")
                                .saying("all of it")),
                new Shown(
                        "a-range-of-several-lines",
                        "steps:\n  - run: date\n    shell: bash\n",
                        Diagnostic.error("wrong-type", new Span(FILE, 2, 5, 3, 16), "a step cannot stand here")),
                new Shown(
                        "wide-characters",
                        "title: [\"日本語のテキスト\", \"✅ 👍\", HERE, \"e\u0301\"]\n",
                        Diagnostic.error("bad-value", at(1, 28, 4), "this cannot stand here")
                                .saying("this")),
                new Shown(
                        "hidden-characters",
                        "title: \"run \u202egnp.exe\u2066\u200b \u001b[31m\u0085\" HERE \u0000\n",
                        Diagnostic.error("bad-value", at(1, 32, 4), "`\u202ehidden\u001b[31m` cannot stand here")
                                .saying("\u0007this")
                                .withHelp("delete \u200b it")),
                new Shown(
                        "tabs",
                        "\ttitle:\tDeploy\n",
                        Diagnostic.error("tab", at(1, 1, 1), "a tab cannot indent YAML")
                                .saying("here")),
                new Shown(
                        "an-empty-range",
                        "run:\n",
                        Diagnostic.error("empty-value", at(1, 5, 0), "nothing is written for `run`")),
                new Shown(
                        "the-whole-file",
                        "a\n",
                        Diagnostic.error("too-large", Span.startOf(FILE), "the file is too large")
                                .withHelp("divide it")),
                new Shown(
                        "past-the-end",
                        "a: [\n",
                        Diagnostic.error("yaml-syntax", at(2, 1, 1), "the file ends too early")
                                .saying("here")),
                new Shown(
                        "several",
                        "a: 1\nb: 2\n",
                        List.of(
                                Diagnostic.error("one", at(1, 1, 1), "the first"),
                                Diagnostic.error("two", at(2, 1, 1), "the second"),
                                Diagnostic.warning("three", at(2, 4, 1), "the third"))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shows(Shown shown) {
        var source = SourceText.of(FILE, shown.source());
        String narrow = new DiagnosticText(80, false).show(source, shown.diagnostics());
        String broad = new DiagnosticText(120, false).show(source, shown.diagnostics());

        Approvals.verify(
                "80 columns\n\n" + narrow + "\n120 columns\n\n" + broad,
                CorpusFile.named("diagnostics", shown.name()).expected());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void neverWritesPastTheWidth(Shown shown) {
        String text = new DiagnosticText(80, false).show(SourceText.of(FILE, shown.source()), shown.diagnostics());

        assertThat(text.lines()).allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void letsNothingReachTheTerminalThatIsNotText(Shown shown) {
        String text = new DiagnosticText(80, false).show(SourceText.of(FILE, shown.source()), shown.diagnostics());

        assertThat(text.codePoints().filter(c -> c != '\n'))
                .noneMatch(c -> Character.getType(c) == Character.CONTROL || Character.getType(c) == Character.FORMAT);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysTheSameInColour(Shown shown) {
        var source = SourceText.of(FILE, shown.source());
        String coloured = new DiagnosticText(80, true).show(source, shown.diagnostics());

        assertThat(coloured).contains("\u001b[");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(new DiagnosticText(80, false).show(source, shown.diagnostics()));
    }

    @Test
    void saysNothingAboutAFileThatIsRight() {
        assertThat(new DiagnosticText(80, false).show(SourceText.of(FILE, "a: 1\n"), List.of()))
                .isEmpty();
    }

    private static Span at(int line, int column, int length) {
        return new Span(FILE, line, column, line, column + length);
    }
}
