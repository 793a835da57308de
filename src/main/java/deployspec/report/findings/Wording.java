package deployspec.report.findings;

import static java.util.stream.Collectors.joining;

import deployspec.diagnostic.Diagnostic;
import java.util.stream.Stream;

/** A diagnostic in words alone, where its line of the source is not shown. */
final class Wording {
    private Wording() {}

    /** What is wrong, with the words beside the underline, and no full stop. */
    static String summary(Diagnostic diagnostic) {
        var words = diagnostic.subject().text();
        return words.isEmpty() ? diagnostic.summary() : "%s (%s)".formatted(diagnostic.summary(), words);
    }

    /** What is wrong, which other places say more, and what to do; a line each. */
    static String lines(Diagnostic diagnostic) {
        var related = diagnostic.related().stream()
                .map(label -> label.text().isEmpty()
                        ? "see " + label.span().place()
                        : "%s: %s".formatted(label.span().place(), label.text()));
        return Stream.of(Stream.of(summary(diagnostic)), related, diagnostic.help().stream())
                .flatMap(lines -> lines)
                .collect(joining("\n"));
    }

    /** What is wrong and what to do, as sentences. */
    static String sentences(Diagnostic diagnostic) {
        return Stream.concat(Stream.of(summary(diagnostic)), diagnostic.help().stream())
                .map(words -> words.endsWith(".") ? words : words + ".")
                .collect(joining(" "));
    }
}
