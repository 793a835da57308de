package deployspec.render.yaml;

import deployspec.value.Visible;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts as every reader of YAML 1.1 and 1.2 reads them back, character by character. */
public final class YamlSyntax {
    private static final Pattern MORE = Pattern.compile("y|n|yes|no|on|off|true|false|null", Pattern.CASE_INSENSITIVE);

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_./-]*");

    private YamlSyntax() {}

    /** On one line, in double quotes. */
    public static String quoted(String text) {
        return '"' + escaped(text) + '"';
    }

    /** What may stand between double quotes. */
    public static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> escaped.append("\\\"");
                case '\\' -> escaped.append("\\\\");
                case '\n' -> escaped.append("\\n");
                case '\t' -> escaped.append("\\t");
                default -> {
                    if (isPlain(point)) {
                        escaped.appendCodePoint(point);
                    } else {
                        escaped.append(point > 0xFFFF ? "\\U%08X".formatted(point) : "\\u%04X".formatted(point));
                    }
                }
            }
        });
        return escaped.toString();
    }

    /** A name or a number, in quotes only where it would be a truth value or nothing at all to some reader. */
    public static String word(String word) {
        if (!WORD.matcher(word).matches()) {
            throw new IllegalArgumentException("not a word: " + word);
        }
        return MORE.matcher(word).matches() ? quoted(word) : word;
    }

    /** @param encoded items, on one line */
    public static String list(Stream<String> encoded) {
        return encoded.collect(Collectors.joining(", ", "[", "]"));
    }

    /** Whether a literal block can hold the text: it ends with one line end, and each character is what it looks like. */
    public static boolean fitsBlock(String text) {
        return text.endsWith("\n") && !text.endsWith("\n\n") && isPlain(text);
    }

    /** Whether each character of these lines is what it looks like. */
    public static boolean isPlain(String lines) {
        return lines.codePoints().allMatch(point -> point == '\n' || point == '\t' || isPlain(point));
    }

    /** A literal block of lines, the first of which does not begin with a blank; without a line end behind it. */
    public static String block(String text, int indent) {
        var blanks = " ".repeat(indent);
        return text.lines()
                .map(line -> line.isEmpty() ? "" : blanks + line)
                .collect(Collectors.joining("\n", "|\n", ""));
    }

    /** What may stand behind a {@code #}, on one line; it may be indented. */
    public static String comment(String text) {
        return Visible.of(text).replaceAll("[\\s&&[^ ]]+", " ").stripTrailing();
    }

    /** Whether every reader of YAML, and every person, takes it for the character that it is. */
    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
