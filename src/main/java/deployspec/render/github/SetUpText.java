package deployspec.render.github;

import deployspec.template.Encoded;
import deployspec.value.Visible;
import java.util.regex.Pattern;

/** What stands in the commands that set a repository up: in a shell script, which is fenced in Markdown. */
record SetUpText(String encoded) implements Encoded {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

    /** An id, a digest or the name of a variable, which means nothing to a shell or to Markdown. */
    static SetUpText name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name: " + name);
        }
        return new SetUpText(name);
    }

    /** Behind a {@code #}, on one line; so it can't close the fence either. */
    static SetUpText comment(String text) {
        return new SetUpText(Visible.of(text).replaceAll("\\s+", " ").strip());
    }
}
