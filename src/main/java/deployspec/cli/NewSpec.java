package deployspec.cli;

import deployspec.value.Slug;
import deployspec.value.Text;
import deployspec.value.Visible;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A spec made from a template: its own name, and a first line that leads an editor to the schema.
 *
 * @param id the procedure's name for machines, after which its file is called unless the user says otherwise
 */
record NewSpec(String id, String text) {
    private static final Pattern MODELINE = Pattern.compile("\\A#.*");
    private static final Pattern ID = Pattern.compile("(?m)^id: .*$");
    private static final Pattern TITLE = Pattern.compile("(?m)^title: .*$");

    /** What no reader of YAML takes for anything but text: several words, or one that is neither a number nor a word of YAML's own. */
    private static final Pattern PLAIN = Pattern.compile(
            "[A-Z][a-z]+( [A-Za-z]+)+|(?!(?:y|n|yes|no|on|off|true|false|null)$)[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** The name that {@link Slug} gives to what has no ASCII word in it. */
    private static final String NAMELESS = "x";

    /** The template under its own name. */
    static NewSpec of(SpecTemplate template) {
        return new NewSpec(template.name(), template.text());
    }

    /**
     * @param name what people call the procedure; its id is made from it, or is the template's where it has no ASCII word
     * @throws UsageFault if it is blank, or something hides in it
     */
    static NewSpec of(SpecTemplate template, String name) {
        if (name.isBlank() || !name.equals(Visible.of(name)) || name.lines().count() != 1 || name.contains("\t")) {
            throw new UsageFault(
                    "a name is one line of visible characters",
                    "Give the procedure a name such as \"Shop deployment\".");
        }
        var slug = Slug.of(name);
        var id = slug.equals(NAMELESS) ? template.name() : slug;
        var text = replaced(template.text(), ID, "id: " + scalar(id));
        return new NewSpec(id, replaced(text, TITLE, "title: " + scalar(prose(name.strip()))));
    }

    /** @param schema where the schema lies, as seen from the spec: a path without blanks, or an address */
    NewSpec pointingTo(String schema) {
        return new NewSpec(id, replaced(text, MODELINE, "# yaml-language-server: $schema=" + schema));
    }

    private static String replaced(String text, Pattern line, String by) {
        return line.matcher(text).replaceFirst(Matcher.quoteReplacement(by));
    }

    /** A dollar with a brace would name a value. */
    private static String prose(String name) {
        return Text.literally(name).written();
    }

    private static String scalar(String text) {
        return PLAIN.matcher(text).matches()
                ? text
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
