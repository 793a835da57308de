package deployspec.bash;

import java.util.Set;

/** What stands between words, and the words that mean something by themselves. */
final class Tokens {
    private static final Set<String> KEYWORDS = Set.of(
            "if",
            "then",
            "elif",
            "else",
            "fi",
            "case",
            "esac",
            "for",
            "select",
            "while",
            "until",
            "do",
            "done",
            "function",
            "time",
            "coproc",
            "{",
            "}",
            "!",
            "[[",
            "]]",
            "in");
    /** What they begin with. */
    private static final String FIRST = "itefcswudf{}![]";

    private static final int LONGEST = "function".length();

    private Tokens() {}

    /** Passes over blanks and a comment. */
    static void skipBlanks(Cursor in) {
        while (Characters.isBlank(in.peek())) {
            in.next();
        }
        in.settle();
        if (in.peek() == '#') {
            comment(in);
        }
    }

    private static void comment(Cursor in) {
        int from = in.place();
        int start = in.index();
        in.seekRaw('\n');
        in.comments().add(new Comment(in.text(start + 1, in.index()), from, in.passed()));
    }

    /** Goes past the end of a line, and past the here-documents that follow it. */
    static void endLine(Cursor in) {
        in.next();
        new HereDocuments(in).read();
    }

    /** Passes over blanks, comments and ends of lines. */
    static void skipLines(Cursor in) {
        skipBlanks(in);
        while (in.peek() == '\n') {
            endLine(in);
            skipBlanks(in);
        }
    }

    /** The keyword that stands here, where one may stand; the empty text if there is none. */
    static String keyword(Cursor in) {
        boolean may = FIRST.indexOf(in.peek()) >= 0 && in.mayBeKeyword();
        String word = may ? bareWord(in) : "";
        return KEYWORDS.contains(word) ? word : "";
    }

    /** Whether this word stands here, without quotes and to its end. */
    static boolean seesWord(Cursor in, String word) {
        return in.sees(word) && Characters.endsWord(in.peek(word.length()));
    }

    /** Goes past a word that is known to stand here. */
    static Opener take(Cursor in, String word) {
        in.settle();
        int from = in.place();
        in.skip(word.length());
        return Opener.before(in, word, from);
    }

    private static String bareWord(Cursor in) {
        var word = new StringBuilder();
        for (int i = 0; i <= LONGEST; i++) {
            int c = in.peek(i);
            if (Characters.endsWord(c)) {
                return word.toString();
            }
            word.append((char) c);
        }
        return "";
    }
}
