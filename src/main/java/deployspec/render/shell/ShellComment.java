package deployspec.render.shell;

import deployspec.value.Visible;

/** One line that bash skips. */
record ShellComment(String text) implements ShellText {
    @Override
    public String encoded() {
        var line = Visible.of(text).replaceAll("[\\n\\t\\u2028\\u2029]+", " ").strip();
        return line.isEmpty() ? "#" : "# " + line;
    }
}
