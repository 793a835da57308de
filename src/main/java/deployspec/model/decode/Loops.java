package deployspec.model.decode;

import deployspec.diagnostic.Diagnostic;
import deployspec.model.ForEach;
import deployspec.model.Located;
import deployspec.model.Value;
import deployspec.source.Node;
import deployspec.source.Node.Field;
import deployspec.source.Node.Fields;
import deployspec.source.Node.Items;
import deployspec.source.Node.Scalar;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Steps that are unrolled. */
final class Loops {
    private Loops() {}

    static ForEach forEach(Node node, Decoding decoding) {
        return switch (node) {
            case Items items -> {
                var iterations =
                        items.values().stream().map(n -> iteration(n, decoding)).toList();
                checkNames(iterations, decoding);
                yield new ForEach(iterations, List.of(), node.span());
            }
            case Fields fields -> {
                var field = fields.byName().firstEntry().getValue();
                var name = Ids.name(field);
                var iterations = ((Items) field.value())
                        .values().stream().map(n -> single(name, n, decoding)).toList();
                yield new ForEach(iterations, List.of(), node.span());
            }
            case Scalar scalar -> throw new IllegalStateException("the schema let a loop over a scalar through");
        };
    }

    private static ForEach.Iteration single(Located<String> name, Node node, Decoding decoding) {
        var item = Templates.template(node, decoding);
        return new ForEach.Iteration(item, List.of(new ForEach.Variable(name, new Value.One(item))), node.span());
    }

    private static ForEach.Iteration iteration(Node node, Decoding decoding) {
        var fields = (Fields) node;
        var variables = fields.byName().values().stream()
                .filter(f -> !f.key().text().equals("title"))
                .map(f -> variable(f, decoding))
                .toList();
        var title = Templates.template(fields.get("title").orElseThrow(), decoding);
        return new ForEach.Iteration(title, variables, node.span());
    }

    static ForEach.Variable variable(Field field, Decoding decoding) {
        return new ForEach.Variable(Ids.name(field), value(field.value(), decoding));
    }

    private static Value value(Node node, Decoding decoding) {
        return node instanceof Items items
                ? new Value.Many(
                        items.values().stream()
                                .map(n -> Templates.template(n, decoding))
                                .toList(),
                        node.span())
                : new Value.One(Templates.template(node, decoding));
    }

    private static void checkNames(List<ForEach.Iteration> iterations, Decoding decoding) {
        var first = iterations.getFirst();
        for (var iteration : iterations) {
            if (!names(iteration).equals(names(first))) {
                decoding.report(Diagnostic.error(
                                "uneven-loop",
                                iteration.title().span(),
                                "this turn sets " + shown(iteration) + ", but the first one sets " + shown(first))
                        .relatedTo(first.title().span(), "the first turn")
                        .withHelp("Every turn of a loop sets the same names."));
            }
        }
    }

    private static Set<String> names(ForEach.Iteration iteration) {
        return iteration.variables().stream().map(v -> v.name().value()).collect(Collectors.toSet());
    }

    private static String shown(ForEach.Iteration iteration) {
        return iteration.variables().isEmpty()
                ? "nothing"
                : iteration.variables().stream()
                        .map(v -> "`" + v.name().value() + "`")
                        .collect(Collectors.joining(", "));
    }
}
