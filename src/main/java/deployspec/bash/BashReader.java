package deployspec.bash;

/** Reads a script of bash or of the POSIX shell: a text goes in, a tree or one complaint comes out. */
public final class BashReader {
    private BashReader() {}

    /** Never throws, whatever the text is; takes time in proportion to its length. */
    public static Reading read(String text) {
        throw new UnsupportedOperationException("the reader follows");
    }
}
