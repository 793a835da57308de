package deployspec.render.github;

import deployspec.render.yaml.YamlSyntax;
import deployspec.value.Text;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A text of several lines: a literal block where every line is plain, otherwise a quoted string of one line. */
record YamlBlock(String encoded) implements Yaml {
    /** @param indent of its lines, in blanks */
    static YamlBlock of(String text, int indent) {
        if (!text.endsWith("\n") || text.isBlank() || Character.isWhitespace(text.charAt(0))) {
            throw new IllegalArgumentException("does not begin and end as a block: " + text);
        }
        return new YamlBlock(
                YamlSyntax.fitsBlock(text)
                        ? YamlSyntax.block(YamlString.inert(text), indent)
                        : YamlString.of(text).encoded());
    }

    /**
     * The same for text whose references GitHub replaces before anything runs; only for {@code env}.
     *
     * @param indent of its lines, in blanks
     */
    static Yaml of(Text text, Function<String, Expression> valueOf, int indent) {
        boolean plain = text.parts().stream().allMatch(part -> switch (part) {
            case Text.Literal literal -> YamlSyntax.isPlain(literal.text());
            case Text.Reference reference -> true;
        });
        if (!plain) {
            return YamlString.of(text, valueOf);
        }
        var lines = text.parts().stream()
                .map(part -> switch (part) {
                    case Text.Literal literal -> YamlString.inert(literal.text());
                    case Text.Reference reference ->
                        valueOf.apply(reference.name()).braced();
                })
                .collect(Collectors.joining());
        return new YamlBlock(YamlSyntax.block(lines, indent));
    }
}
