package deployspec.model;

import deployspec.source.Node;
import deployspec.value.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Gates: the name of a threshold, a threshold with terms, one written in place, or a condition. */
final class GateDecoder {
    private GateDecoder() {}

    static List<Gate> gates(Mapping at, String key) {
        return at.items(key).stream().flatMap(n -> gate(at, n).stream()).toList();
    }

    private static Optional<Gate> gate(Mapping outer, Node node) {
        if (node instanceof Node.Scalar name) {
            return Optional.of(new Gate.OfThreshold(Mapping.word(name), Gate.Terms.ONCE, name.span()));
        }
        return outer.asMapping(node).flatMap(GateDecoder::gate);
    }

    private static Optional<Gate> gate(Mapping at) {
        var terms = new Gate.Terms(
                at.template("title"),
                at.duration("within").map(Located::value),
                at.duration("every").map(Located::value),
                at.integer("tolerate").orElse(0));
        if (isInPlace(at)) {
            if (!at.has("title")) {
                at.error("missing-key", at.span(), "a threshold that is written in place has no title", "add `title: …`, by which people find it");
                return Optional.empty();
            }
            return Optional.of(new Gate.InPlace(ThresholdDecoder.inPlace(at), terms, at.span()));
        }
        if (at.has("threshold") && !at.has("level")) {
            return Optional.of(new Gate.OfThreshold(at.word("threshold").orElseThrow(), terms, at.span()));
        }
        return ConditionDecoder.decode(at).map(c -> new Gate.OnCondition(c, terms, at.span()));
    }

    /** A threshold says what is good: by a level, or by a judgement that has a title. */
    private static boolean isInPlace(Mapping at) {
        boolean levels = Arrays.stream(Level.Kind.values()).anyMatch(kind -> at.has(kind.word()));
        return levels || at.has("measure") || at.has("judgement") && at.has("title");
    }
}
