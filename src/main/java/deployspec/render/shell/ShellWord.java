package deployspec.render.shell;

/** One word of a command: always in single quotes, the empty one too. */
record ShellWord(String text) implements ShellText {
    ShellWord {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("bash has no word with a NUL in it");
        }
    }

    @Override
    public String encoded() {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
