package deployspec.model.decode;

import deployspec.diagnostic.Span;
import deployspec.source.Node.Scalar;

/** Where a part of a scalar's text stands in the source. */
final class Parts {
    private Parts() {}

    /** The place of the characters from here to there; the whole scalar where escapes or folding have moved them, or nothing is meant. */
    static Span of(Scalar scalar, int from, int to) {
        return from == to ? scalar.span() : scalar.part(from, to);
    }
}
