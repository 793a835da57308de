package deployspec.model;

import java.util.List;
import java.util.Locale;

/** Phases and sections. */
final class BlockDecoder {
    private BlockDecoder() {}

    static Phase phase(Mapping at) {
        var after = at.text("after")
                .map(a -> Phase.After.valueOf(a.toUpperCase(Locale.ROOT).replace('-', '_')))
                .orElse(Phase.After.DONE);
        var runsOn = at.mapping("targets").flatMap(t -> t.mapping("workflow")).map(w -> w.words("runs-on")).orElse(List.of());
        return new Phase(block(at, "phase"), after, runsOn);
    }

    static List<Section> sections(Mapping at) {
        return at.items("sections").stream()
                .flatMap(n -> at.asMapping(n).stream())
                .map(s -> new Section(block(s, "section")))
                .toList();
    }

    private static Block block(Mapping at, String key) {
        var title = at.template(key).orElseThrow();
        return new Block(
                StepDecoder.id(at, title),
                title,
                at.template("about"),
                StepDecoder.timing(at),
                at.word("environment"),
                at.word("owner"),
                at.mapping("when").flatMap(ConditionDecoder::decode),
                GateDecoder.gates(at, "enter"),
                at.mapping("approve").map(PeopleDecoder::approval),
                StepDecoder.items(at, "steps"),
                sections(at),
                GateDecoder.gates(at, "leave"),
                at.span());
    }
}
