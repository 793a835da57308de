package deployspec.model.decode;

import deployspec.diagnostic.Diagnostic;
import deployspec.model.Located;
import deployspec.model.Template;
import deployspec.source.Node;
import deployspec.source.Node.Scalar;
import deployspec.value.Bound;
import deployspec.value.Bounds;
import deployspec.value.Comparison;
import deployspec.value.Level;
import deployspec.value.Quantity;
import deployspec.value.Text;
import java.util.List;
import java.util.Optional;

/** Levels and bounds. */
final class Levels {
    private static final Bound SUBSTITUTE =
            new Bound.Compare(Comparison.EQUAL, new Quantity.Baseline(new Quantity.Exactly()));

    private Levels() {}

    static Level level(Level.Kind kind, Node node, Decoding decoding) {
        if (node instanceof Scalar) {
            var lasting = Scalars.parsed(
                    node, Bounds::parseLasting, new Bounds.Lasting(SUBSTITUTE, Optional.empty()), decoding);
            return new Level(kind, lasting.bound(), lasting.duration());
        }
        return decoding.mapping("bound", node, c -> new Level(kind, several(c), c.duration("for")));
    }

    /** A bound that is judged at one instant. */
    static Located<Bound> bound(Node node, Decoding decoding) {
        var bound = node instanceof Scalar
                ? Scalars.parsed(node, Bounds::parse, SUBSTITUTE, decoding)
                : decoding.mapping("bound", node, c -> {
                    Choice.useless(c, List.of("for"), "a value is looked at once", "Remove it.");
                    return several(c);
                });
        return new Located<>(bound, node.span());
    }

    private static Bound several(Cursor c) {
        var kind = Choice.exactlyOne(c, "level-kind", "a level", List.of("all", "any", "is", "matches"));
        var all = c.list("all", Levels::part);
        var any = c.list("any", Levels::part);
        var is = c.template("is");
        var matches = c.optional("matches", (n, d) -> Scalars.ere(n, c.flag("ignore-case"), d));
        if (matches.isEmpty()) {
            Choice.useless(c, List.of("ignore-case"), "there is no pattern", "Remove it.");
        }
        return switch (kind.orElse("all")) {
            case "is" -> new Bound.Is(is.map(Template::text).orElse(Text.literally("")));
            case "matches" -> matches.<Bound>map(Bound.Matches::new).orElse(SUBSTITUTE);
            case "any" -> new Bound.Any(any);
            default -> new Bound.All(all);
        };
    }

    private static Bound part(Node node, Decoding decoding) {
        var scalar = (Scalar) node;
        int lasting = scalar.text().indexOf(" for ");
        if (lasting >= 0) {
            decoding.report(Diagnostic.error(
                            "bad-bound",
                            Parts.of(scalar, lasting + 1, scalar.text().length()),
                            "one bound of several can't last by itself")
                    .withHelp("Write `for: "
                            + scalar.text().substring(lasting + 5).strip() + "` beside the list."));
            return SUBSTITUTE;
        }
        return bound(node, decoding).value();
    }
}
