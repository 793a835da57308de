package deployspec.render.shell;

import java.util.regex.Pattern;

/** The name of a function or a variable: made here, never an author's text. */
record ShellName(String encoded) implements ShellText {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    ShellName {
        if (!NAME.matcher(encoded).matches()) {
            throw new IllegalArgumentException("no name in bash: " + encoded);
        }
    }
}
