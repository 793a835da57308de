package deployspec.render.github;

import deployspec.value.Text;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A double-quoted string. */
record YamlString(String encoded) implements Yaml {
    /** Text in which nothing is evaluated. */
    static YamlString of(String text) {
        return new YamlString('"' + escaped(inert(text)) + '"');
    }

    /** Text for a place where GitHub allows no expression, not even one that stands for its own mark. */
    static YamlString label(String text) {
        return new YamlString('"' + escaped(text.replace("${{", "$ {{")) + '"');
    }

    static YamlString of(Expression expression) {
        return new YamlString('"' + escaped(expression.braced()) + '"');
    }

    /** Text whose references GitHub replaces before anything runs; only for {@code env}, where it stays one value. */
    static YamlString of(Text text, Function<String, Expression> valueOf) {
        return new YamlString(text.parts().stream()
                .map(part -> switch (part) {
                    case Text.Literal literal -> escaped(inert(literal.text()));
                    case Text.Reference reference ->
                        escaped(valueOf.apply(reference.name()).braced());
                })
                .collect(Collectors.joining("", "\"", "\"")));
    }

    /** The mark that opens an expression, as an expression that is worth just that mark. */
    static String inert(String text) {
        return text.replace("${{", "${{ '${{' }}");
    }

    private static String escaped(String text) {
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

    /** Whether every reader of YAML, and every person, takes it for the character that it is. */
    static boolean isPlain(int point) {
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
