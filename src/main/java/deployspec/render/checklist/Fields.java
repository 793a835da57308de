package deployspec.render.checklist;

import static deployspec.render.checklist.Block.bullet;

import deployspec.plan.Question;
import deployspec.prose.Wording;
import java.util.List;

/** Blanks that a person fills in. */
final class Fields {
    private Fields() {}

    /** {@code **Issues encountered:** ____}, or the options to choose from. */
    static Line field(Line label, List<String> options) {
        var name = Line.strong(label.words().endsWith("?") ? label : label.then(":"));
        return options.isEmpty()
                ? name.then(" ").then(Line.blank())
                : name.then(" ").then(Line.plain(String.join(" / ", options)));
    }

    static Block answer(Question.Answer answer, Wording wording) {
        return bullet(field(Line.prose(wording.prose(answer.question())), answer.options()));
    }

    static Block signature(String role) {
        return bullet(field(Line.plain(role), List.of()).then(" Date: ").then(Line.blank()));
    }
}
