package deployspec.source;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Diagnostics;
import deployspec.diagnostic.SourceText;
import deployspec.diagnostic.Span;

/** {@code %YAML} and {@code %TAG} lines before the document. */
final class Directives {
    private Directives() {}

    /** The text with each directive made a comment of the same length, so that the rest is read as if it weren't there. */
    static String refuse(SourceText source, String text, Diagnostics complaints) {
        var body = new StringBuilder(text);
        int at = 0;
        for (int number = 1; number <= source.lines().size() && complaints.size() < Limits.COMPLAINTS; number++) {
            String line = source.line(number);
            if (line.startsWith("%")) {
                complaints.add(complaint(source, number, line));
                body.setCharAt(text.indexOf('%', at), '#');
                at = text.indexOf('%', at) + line.length();
            } else if (!line.isBlank() && !line.startsWith("#")) {
                break;
            }
        }
        return body.toString();
    }

    private static Diagnostic complaint(SourceText source, int number, String line) {
        int end = line.codePointCount(0, line.length()) + 1;
        return Diagnostic.error(
                        "directive",
                        new Span(source.file(), number, 1, number, end),
                        "YAML directives (`%…`) are not allowed in a spec")
                .withHelp("delete the line; a spec is always read as YAML 1.2");
    }
}
