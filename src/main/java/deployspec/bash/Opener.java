package deployspec.bash;

/**
 * What opened a construct, for the sentence that says that it is not closed.
 *
 * @param text as written, such as {@code if} or {@code $(}
 */
record Opener(String text, int from, int to) {
    /** The token of this text that the cursor has just passed. */
    static Opener before(Cursor in, String text, int from) {
        return new Opener(text, from, in.passed());
    }

    String named() {
        return switch (text) {
            case "'" -> "this single quote";
            case "$'" -> "this `$'`";
            case "\"" -> "this double quote";
            case "`" -> "this backquote";
            default -> "this `" + text + "`";
        };
    }

    /** What closes it, where all of its parentheses are still open. */
    String closer(String last) {
        return text.endsWith("((") ? "))" : last;
    }

    SyntaxError.Opening opening() {
        return new SyntaxError.Opening(from, to, "`" + text + "` opens here");
    }
}
