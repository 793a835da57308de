package deployspec.cli.manual;

import java.util.stream.Stream;

/** A page in the language of {@code man(7)}, put together from texts in which nothing is markup but backquotes. */
final class Roff {
    /** As much as a line of the source should hold, up to a blank. */
    private static final String FULL_LINE = "(.{1,78})(?: |$)";

    private final StringBuilder page = new StringBuilder();

    /** A request of ours, with arguments that are written as given. */
    Roff request(String name, String... arguments) {
        page.append('.').append(name);
        for (var argument : arguments) {
            page.append(" \"").append(escaped(argument).replace("\"", "\\(dq")).append('"');
        }
        page.append('\n');
        return this;
    }

    /** A line for those who read the source. */
    Roff comment(String text) {
        page.append(".\\\" ").append(text).append('\n');
        return this;
    }

    /** Text of a paragraph; what stands in backquotes is typed as it is, and set in bold. */
    Roff text(String text) {
        var parts = text.split("`", -1);
        var line = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            line.append(i % 2 == 0 ? escaped(parts[i]) : bold(parts[i]));
        }
        Stream.of(line.toString().replaceAll(FULL_LINE, "$1\n").split("\n")).forEach(this::line);
        return this;
    }

    /** The next line in full, made of {@link #bold}, {@link #italic} and {@link #escaped}. */
    Roff line(String line) {
        // A line that begins with one of these would be a request.
        page.append(line.startsWith(".") || line.startsWith("'") ? "\\&" : "")
                .append(line)
                .append('\n');
        return this;
    }

    static String bold(String text) {
        return "\\fB" + escaped(text) + "\\fR";
    }

    static String italic(String text) {
        return "\\fI" + escaped(text) + "\\fR";
    }

    /** Every character as itself, and none as the typographic cousin that a formatter would put in its place. */
    static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '\'' -> escaped.append("\\(aq");
                case '`' -> escaped.append("\\(ga");
                case '^' -> escaped.append("\\(ha");
                case '~' -> escaped.append("\\(ti");
                default -> {
                    if (point < 0x80) {
                        escaped.appendCodePoint(point);
                    } else {
                        escaped.append("\\[u%04X]".formatted(point));
                    }
                }
            }
        });
        return escaped.toString();
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
