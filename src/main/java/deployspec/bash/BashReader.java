package deployspec.bash;

/** Reads a script of bash or of the POSIX shell: a text goes in, a tree or one complaint comes out. */
public final class BashReader {
    private BashReader() {}

    /** Never throws, whatever the text is; takes time in proportion to its length. */
    public static Reading read(String text) {
        var in = Cursor.over(text);
        try {
            var commands = new Lists(in).script();
            return new Reading.Parsed(new Program(commands, in.comments(), 0, text.length()));
        } catch (Mistake mistake) {
            return new Reading.Unparseable(withCarriageReturns(text, mistake.error()));
        }
    }

    /** Keywords and delimiters at the end of such a line are none, which nobody sees. */
    private static SyntaxError withCarriageReturns(String text, SyntaxError error) {
        if (!text.contains("\r\n")) {
            return error;
        }
        String what = error.what() + "; lines end in CR and LF here, and bash takes the CR for a part of the last word";
        return new SyntaxError(error.from(), error.to(), what, error.opening());
    }
}
