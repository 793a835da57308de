package deployspec.render.shell;

import deployspec.value.Text;
import deployspec.value.Visible;

/** One word of a command: always in single quotes, the empty one too; a carriage return has to be named. */
record ShellWord(String text) implements ShellText {
    ShellWord {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("bash has no word with a NUL in it");
        }
    }

    /** What is only ever read by people: nothing in it hides. */
    static ShellWord shown(Text text) {
        return new ShellWord(Visible.of(text.written()));
    }

    @Override
    public String encoded() {
        return "'" + text.replace("'", "'\\''").replace("\r", "'$'\\r''") + "'";
    }
}
