package deployspec.model.decode;

import deployspec.diagnostic.Span;
import deployspec.model.Capture;
import deployspec.model.Located;
import deployspec.source.Node;
import deployspec.source.Node.Field;
import deployspec.source.Node.Scalar;
import deployspec.value.Read;
import java.util.List;

/** Values that a step finds out. */
final class Captures {
    private Captures() {}

    static List<Capture> captures(Node node, Decoding decoding) {
        return node instanceof Scalar
                ? List.of(new Capture(Scalars.name(node, decoding), lastLine(node.span()), false, node.span()))
                : decoding.entries(node, f -> capture(f, decoding));
    }

    private static Capture capture(Field field, Decoding decoding) {
        return decoding.mapping("captured", field.value(), c -> {
            Choice.atMostOne(c, "two-captures", "a captured value", List.of("read", "ask"));
            var read = c.optional("read", Reads::ofOutput);
            var question = c.template("ask");
            if (question.isEmpty()) {
                Choice.useless(c, List.of("options", "pattern"), "nobody is asked", "Write `ask:` with the question.");
            }
            var options = c.names("options");
            var pattern = c.pattern("pattern");
            Capture.From from = question.isPresent()
                    ? new Capture.FromPerson(question.get(), options, pattern)
                    : read.<Capture.From>map(Capture.FromOutput::new)
                            .orElseGet(() -> lastLine(field.key().span()));
            return new Capture(
                    Ids.name(field), from, c.flag("secret"), field.key().span());
        });
    }

    private static Capture.From lastLine(Span span) {
        return new Capture.FromOutput(new Located<>(new Read.LastLine(), span));
    }
}
