package deployspec.source;

import deployspec.diagnostic.Backticks;
import deployspec.diagnostic.Span;
import java.util.List;

/**
 * A value and what a person calls it.
 *
 * @param called {@code `timeout`}, {@code item 2 of `gates`}, or for the root {@code the spec}
 * @param name how the value would be introduced on its line: {@code timeout: }, or ""
 */
record Position(Node node, String called, String name) {
    /** @param place keys and indexes from the root; all of them exist, since the validator was there */
    static Position of(Node.Fields root, List<Object> place) {
        var position = new Position(root, "the spec", "");
        for (Object element : place) {
            position = position.child(element);
        }
        return position;
    }

    private Position child(Object element) {
        return switch (node) {
            case Node.Items items -> {
                int index = (Integer) element;
                yield new Position(items.values().get(index), "item " + (index + 1) + " of " + called, "");
            }
            case Node.Fields fields ->
                new Position(
                        fields.get(element.toString()).orElseThrow(),
                        Backticks.around(element.toString()),
                        element + ": ");
            case Node.Scalar scalar ->
                throw new IllegalStateException(
                        "nothing stands below " + scalar.span().place());
        };
    }

    /** Where a complaint about the whole value points: its first line. */
    Span span() {
        return node.span();
    }
}
