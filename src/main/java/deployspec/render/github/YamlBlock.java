package deployspec.render.github;

import java.util.stream.Collectors;

/** A text of several lines: a literal block where every line is plain, otherwise a quoted string of one line. */
record YamlBlock(String encoded) implements Yaml {
    /** @param indent of its lines, in blanks */
    static YamlBlock of(String text, int indent) {
        if (!text.endsWith("\n") || text.isBlank() || Character.isWhitespace(text.charAt(0))) {
            throw new IllegalArgumentException("does not begin and end as a block: " + text);
        }
        boolean plain = !text.endsWith("\n\n")
                && text.codePoints().allMatch(point -> point == '\n' || point == '\t' || YamlString.isPlain(point));
        return new YamlBlock(
                plain ? block(text, " ".repeat(indent)) : YamlString.of(text).encoded());
    }

    private static String block(String text, String indent) {
        return "|\n"
                + YamlString.inert(text)
                        .lines()
                        .map(line -> line.isEmpty() ? "" : indent + line)
                        .collect(Collectors.joining("\n"));
    }
}
