package deployspec.render.shell;

/** One item of a map: {@code ['key']='value'}. */
record IndexedWord(String key, String value) implements ShellText {
    @Override
    public String encoded() {
        return "[" + new ShellWord(key).encoded() + "]=" + new ShellWord(value).encoded();
    }
}
