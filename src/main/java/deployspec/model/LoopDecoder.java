package deployspec.model;

import deployspec.source.Node;
import java.util.List;
import java.util.stream.Stream;

/** Loops: turns with a title and values, or one name and its values. */
final class LoopDecoder {
    private LoopDecoder() {}

    static ForEach loop(Mapping step, Node node) {
        return new ForEach(
                switch (node) {
                    case Node.Items turns ->
                        turns.values().stream().flatMap(n -> step.asMapping(n).stream()).map(LoopDecoder::turn).toList();
                    case Node.Fields names ->
                        names.byName().values().stream().flatMap(LoopDecoder::turns).toList();
                    case Node.Scalar scalar -> throw new IllegalArgumentException("the schema lets no text be a loop");
                },
                node.span());
    }

    private static ForEach.Iteration turn(Mapping turn) {
        var variables = turn.node().byName().values().stream()
                .filter(f -> !f.key().text().equals("title"))
                .map(f -> new ForEach.Variable(Mapping.word(f.key()), value(f.value())))
                .toList();
        return new ForEach.Iteration(turn.template("title").orElseThrow(), variables, turn.span());
    }

    /** Each value is the title of its turn. */
    private static Stream<ForEach.Iteration> turns(Node.Field field) {
        return Mapping.itemsOf(field.value()).stream().map(n -> {
            var text = Mapping.template((Node.Scalar) n);
            var variable = new ForEach.Variable(Mapping.word(field.key()), new Value.One(text));
            return new ForEach.Iteration(text, List.of(variable), n.span());
        });
    }

    private static Value value(Node node) {
        return node instanceof Node.Scalar one
                ? new Value.One(Mapping.template(one))
                : new Value.Many(
                        Mapping.itemsOf(node).stream().map(n -> Mapping.template((Node.Scalar) n)).toList(), node.span());
    }
}
