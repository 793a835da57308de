package deployspec.report.findings;

import deployspec.diagnostic.Label;
import deployspec.diagnostic.SourceText;
import deployspec.diagnostic.Span;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The places of one file's findings, as SARIF writes them. */
record SarifPlaces(SourceText source) {
    static final String ROOT = "%SRCROOT%";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String UNRESERVED = "-._~/";

    /** A finding on a line of a megabyte is told without it; a log of thousands of them would be of gigabytes. */
    private static final int LONGEST_SNIPPET = 1000;

    ObjectNode location(Label label) {
        var location = NODES.objectNode();
        var physical = location.putObject("physicalLocation");
        var span = label.span();
        physical.set("artifactLocation", artifact(span.file()));
        physical.set("region", region(span));
        lines(span)
                .ifPresent(lines -> physical.putObject("contextRegion")
                        .put("startLine", span.line())
                        .put("endLine", lastLine(span))
                        .putObject("snippet")
                        .put("text", lines));
        if (!label.text().isEmpty()) {
            location.putObject("message").put("text", SarifText.of(label.text()));
        }
        return location;
    }

    static ObjectNode artifact(String file) {
        return NODES.objectNode().put("uri", uri(file)).put("uriBaseId", ROOT);
    }

    private ObjectNode region(Span span) {
        var region = NODES.objectNode()
                .put("startLine", span.line())
                .put("startColumn", span.column())
                .put("endLine", span.endLine())
                .put("endColumn", span.endColumn());
        lines(span)
                .map(lines -> part(lines, span))
                .ifPresent(part -> region.putObject("snippet").put("text", part));
        return region;
    }

    /** The lines that the span touches; empty where they are of another file, too long, or not what is meant. */
    private Optional<String> lines(Span span) {
        return source.holding(span).flatMap(file -> lines(file, span));
    }

    private static Optional<String> lines(SourceText file, Span span) {
        var length = IntStream.rangeClosed(span.line(), lastLine(span))
                .mapToLong(line -> file.line(line).length() + 1L)
                .sum();
        return length > LONGEST_SNIPPET
                ? Optional.empty()
                : Optional.of(IntStream.rangeClosed(span.line(), lastLine(span))
                        .mapToObj(file::line)
                        .collect(Collectors.joining("\n")));
    }

    /** What of these lines the span means. */
    private static String part(String lines, Span span) {
        int from = offset(lines, 1, span.column());
        int to = offset(lines, span.endLine() - span.line() + 1, span.endColumn());
        return lines.substring(from, Math.max(from, to));
    }

    /** Where a line and a column, in code points from 1, lie in a text; at its end if they lie behind it. */
    private static int offset(String lines, int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int end = lines.indexOf('\n', start);
            if (end < 0) {
                return lines.length();
            }
            start = end + 1;
        }
        int rest = lines.codePointCount(start, lines.length());
        return lines.offsetByCodePoints(start, Math.min(column - 1, rest));
    }

    /** A span that ends before the first character of a line does not touch it. */
    private static int lastLine(Span span) {
        return span.endLine() > span.line() && span.endColumn() == 1 ? span.endLine() - 1 : span.endLine();
    }

    /** A path is a relative address once everything is encoded that means something in one. */
    private static String uri(String file) {
        var uri = new StringBuilder();
        for (byte b : file.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= 'a' && b <= 'z')
                    || (b >= 'A' && b <= 'Z')
                    || (b >= '0' && b <= '9')
                    || UNRESERVED.indexOf(b) >= 0;
            uri.append(plain ? Character.toString(b) : "%%%02X".formatted(b));
        }
        return uri.toString();
    }
}
