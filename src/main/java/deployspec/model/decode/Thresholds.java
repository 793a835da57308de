package deployspec.model.decode;

import deployspec.diagnostic.Diagnostic;
import deployspec.model.Id;
import deployspec.model.Located;
import deployspec.model.Template;
import deployspec.model.Threshold;
import deployspec.source.Node.Field;
import deployspec.value.Level;
import java.util.List;
import java.util.stream.Stream;

/** Measured things and the levels that matter. */
final class Thresholds {
    private static final List<String> LEVELS =
            Stream.of(Level.Kind.values()).map(Level.Kind::word).toList();

    private Thresholds() {}

    static Threshold declared(Field field, Decoding decoding) {
        return decoding.mapping(
                "threshold",
                field.value(),
                c -> threshold(c, Ids.declared(field), c.required("title", Templates::template)));
    }

    /** A threshold written in a gate, between the gate's own keys. */
    static Threshold inPlace(Cursor c, Template title) {
        return threshold(c, Ids.of(title), title);
    }

    private static Threshold threshold(Cursor c, Id id, Template title) {
        var levels =
                Stream.of(Level.Kind.values()).flatMap(kind -> level(c, kind)).toList();
        var measure = c.optional("measure", Measures::measure);
        var baseline = c.optional("baseline", Measures::measure);
        var judgement = c.optional("judgement", Judgements::judgement);
        if (judgement.isPresent()) {
            Choice.useless(c, LEVELS, "a person judges", "Remove it, or the judgement.");
            Choice.useless(c, List.of("measure", "baseline"), "a person judges", "Remove it, or the judgement.");
        } else if (levels.isEmpty()) {
            c.report(Diagnostic.error(
                            "threshold-without-level",
                            id.span(),
                            "this threshold has no level: nothing can be judged by it")
                    .withHelp("Write at least a `target`, such as `target: \"< 500ms\"`, or a `judgement`."));
        }
        return new Threshold(id, title, c.template("about"), levels, measure, baseline, judgement, id.span());
    }

    private static Stream<Located<Level>> level(Cursor c, Level.Kind kind) {
        return c.optional(kind.word(), (node, d) -> new Located<>(Levels.level(kind, node, d), node.span())).stream();
    }
}
