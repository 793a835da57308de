package deployspec.render.github;

import static deployspec.render.yaml.YamlSyntax.escaped;
import static deployspec.render.yaml.YamlSyntax.quoted;

import deployspec.value.Text;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A double-quoted string. */
record YamlString(String encoded) implements Yaml {
    /** Text in which nothing is evaluated. */
    static YamlString of(String text) {
        return new YamlString(quoted(inert(text)));
    }

    /** Text for a place where GitHub allows no expression, not even one that stands for its own mark. */
    static YamlString label(String text) {
        return new YamlString(quoted(text.replace("${{", "$ {{")));
    }

    static YamlString of(Expression expression) {
        return new YamlString(quoted(expression.braced()));
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
}
