package deployspec.model.decode;

import deployspec.diagnostic.Diagnostic;
import deployspec.model.Gate;
import deployspec.model.Template;
import deployspec.source.Node;
import deployspec.source.Node.Scalar;
import deployspec.value.Level;
import deployspec.value.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decisions: open or not. */
final class Gates {
    private static final List<String> POLLING = List.of("every");
    private static final List<String> OF_THRESHOLD = Stream.concat(
                    Stream.of(Level.Kind.values()).map(Level.Kind::word), Stream.of("measure", "baseline"))
            .toList();
    private static final List<String> OF_CONDITION = Stream.concat(
                    Conditions.KINDS.stream(), Stream.of("is", "matches", "meets", "level", "outcome", "shell"))
            .toList();

    private Gates() {}

    static Gate gate(Node node, Decoding decoding) {
        if (node instanceof Scalar) {
            return new Gate.OfThreshold(Scalars.name(node, decoding), Gate.Terms.ONCE, node.span());
        }
        return decoding.mapping("gate", node, Gates::of);
    }

    private static Gate of(Cursor c) {
        var terms = terms(c);
        if (OF_THRESHOLD.stream().anyMatch(c::has)
                || (c.has("judgement") && terms.title().isPresent())) {
            return inPlace(c, terms);
        }
        Choice.useless(
                c,
                List.of("about"),
                "it explains a threshold written in place",
                "Move it to the threshold or the step.");
        if (c.has("threshold") && !c.has("level")) {
            Choice.useless(
                    c, without(OF_CONDITION, "threshold"), "the gate judges a threshold", "Make it a gate of its own.");
            return new Gate.OfThreshold(c.required("threshold", Scalars::name), terms, c.span());
        }
        return new Gate.OnCondition(Conditions.of(c), terms, c.span());
    }

    private static Gate inPlace(Cursor c, Gate.Terms terms) {
        if (terms.title().isEmpty()) {
            c.report(Diagnostic.error("gate-without-title", c.span(), "a threshold written in place needs a `title`")
                    .withHelp("Write what is measured, such as `title: Coverage`; people read it in the checklist."));
        }
        Choice.useless(
                c,
                without(OF_CONDITION, "judgement"),
                "the gate is a threshold written in place",
                "Make it a gate of its own.");
        var title = terms.title().orElseGet(() -> new Template(Text.literally("gate"), c.span(), List.of()));
        return new Gate.InPlace(Thresholds.inPlace(c, title), terms, c.span());
    }

    private static List<String> without(List<String> keys, String key) {
        return keys.stream().filter(k -> !k.equals(key)).toList();
    }

    private static Gate.Terms terms(Cursor c) {
        var within = c.duration("within");
        if (within.isEmpty()) {
            Choice.useless(c, POLLING, "the gate is judged once", "Write `within: 2m` to poll until it opens.");
        }
        return new Gate.Terms(
                c.template("title"),
                within,
                c.duration("every"),
                c.optional("tolerate", Scalars::integer).orElse(0),
                Optional.empty());
    }
}
