package deployspec.report.findings;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.SourceText;
import deployspec.diagnostic.Span;
import deployspec.render.HostileStrings;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a check may have found. */
final class Samples {
    private static final String PAY = "specs/pay.yaml";
    private static final String SHOP = "specs/shop & more.yaml";
    private static final List<RulePage> RULES = List.of(
            new RulePage(
                    "fixed-sleep",
                    Severity.NOTE,
                    "A script sleeps for a fixed time.",
                    "It waits too long, or not long enough.",
                    "Let a gate poll."),
            new RulePage(
                    "unknown-threshold",
                    Severity.ERROR,
                    "No threshold has the name that is used.",
                    "A misspelt name would silently check nothing.",
                    "Correct the name, or declare it."));

    private Samples() {}

    /** Each severity, two places, several lines, a whole file, two that are alike, and a file in which nothing is wrong. */
    static Examination ofEverything() {
        var source = SourceText.of(PAY, """
                thresholds:
                  error-rate: {}
                steps:
                  - gates: [eror-rate]
                  - gates: [eror-rate]
                  - run: |
                      sleep 60
                      echo "日本語 😀 done"
                """);
        var unknown = Diagnostic.error("unknown-threshold", at(PAY, 4, 13, 9), "no threshold is named `eror-rate`")
                .saying("did you mean `error-rate`?")
                .relatedTo(at(PAY, 2, 3, 10), "declared here")
                .relatedTo(at("common.yaml", 1, 1, 3), "");
        var again = Diagnostic.error("unknown-threshold", at(PAY, 5, 13, 9), "no threshold is named `eror-rate`");
        var slow = Diagnostic.warning("no-way-back", new Span(PAY, 6, 5, 8, 32), "nothing takes this back")
                .withHelp("Write an `undo`.");
        var note = Diagnostic.warning("fixed-sleep", at(PAY, 7, 7, 8), "this sleeps for 60 s")
                .as(Severity.NOTE);
        var wide = Diagnostic.warning("wide", at(PAY, 8, 17, 1), "an emoji");
        var large = Diagnostic.error("too-large", Span.startOf(SHOP), "the file is too large")
                .withHelp("divide it");
        return examination(
                new ExaminedFile(source, List.of(unknown, again, slow, note, wide), Optional.of(Severity.ERROR)),
                clean(),
                new ExaminedFile(SourceText.of(SHOP, ""), List.of(large), Optional.of(Severity.ERROR)));
    }

    static Examination ofNothing() {
        return examination(clean());
    }

    /** As many of one severity. */
    static Examination of(int number, Severity severity) {
        var source = SourceText.of(PAY, "wrong\n".repeat(number));
        var diagnostics = IntStream.rangeClosed(1, number)
                .mapToObj(line -> Diagnostic.error("wrong", at(PAY, line, 1, 5), "wrong no. " + line)
                        .as(severity))
                .toList();
        return examination(new ExaminedFile(source, diagnostics, Optional.of(Severity.WARNING)));
    }

    /** A text that attacks, wherever text from a spec can come to stand: each in a file of its name. */
    static Examination of(Stream<HostileStrings> hostile) {
        return examination(
                hostile.map(text -> text.value().replace("\r\n", "\n").replace('\r', '\n'))
                        .map(Samples::hostile)
                        .toArray(ExaminedFile[]::new));
    }

    private static ExaminedFile hostile(String text) {
        var file = "specs/" + text + ".yaml";
        var line = text.lines().findFirst().orElse("");
        var found = Diagnostic.error("hostile", at(file, 1, 1, line.codePointCount(0, line.length())), "named " + text)
                .saying(text)
                .relatedTo(at(file, 1, 1, 1), text)
                .withHelp(text);
        return new ExaminedFile(
                SourceText.of(file, text), List.of(found, found.as(Severity.WARNING)), Optional.of(Severity.ERROR));
    }

    private static Examination examination(ExaminedFile... files) {
        return new Examination(List.of(files), RULES, Optional.of("1.2.3"));
    }

    private static ExaminedFile clean() {
        return new ExaminedFile(SourceText.of("specs/clean.yaml", "a: 1\n"), List.of(), Optional.of(Severity.ERROR));
    }

    private static Span at(String file, int line, int column, int length) {
        return new Span(file, line, column, line, column + length);
    }
}
