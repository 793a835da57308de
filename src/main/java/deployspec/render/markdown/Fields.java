package deployspec.render.markdown;

import static deployspec.render.markdown.Block.bullet;

import deployspec.plan.Question;
import deployspec.prose.Wording;
import java.util.List;

/** Blanks that a person fills in. */
final class Fields {
    private static final String BLANK = " _______________";

    private Fields() {}

    static MarkdownText blank() {
        return new MarkdownText(BLANK.strip());
    }

    /** {@code **Issues encountered:** ____}, or the options to choose from. */
    static MarkdownText field(MarkdownText label, List<String> options) {
        var name = MarkdownText.strong(label.encoded().endsWith("?") ? label : label.then(":"));
        return options.isEmpty()
                ? name.then(new MarkdownText(BLANK))
                : new MarkdownText(name.encoded() + " "
                        + MarkdownText.plain(String.join(" / ", options)).encoded());
    }

    static Block answer(Question.Answer answer, Wording wording) {
        return bullet(field(MarkdownText.prose(wording.prose(answer.question())), answer.options()));
    }

    static Block signature(String role) {
        return bullet(field(MarkdownText.plain(role), List.of()).then(" Date:").then(new MarkdownText(BLANK)));
    }
}
