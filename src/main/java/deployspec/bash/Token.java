package deployspec.bash;

import java.util.List;

/**
 * What stands where something else should, for a sentence about it.
 *
 * @param text as written, shortened if it is long; empty at the end of the script
 */
record Token(String text, int from, int to) {
    private static final List<String> OPERATORS =
            List.of(";;&", "<<<", "<<-", "&>>", ";;", ";&", "&&", "||", "|&", "<<", ">>", "<&", ">&", "<>", ">|", "&>");
    private static final int LONGEST = 40;

    /** What stands here. */
    static Token at(Cursor in) {
        in.settle();
        int from = in.place();
        int start = in.index();
        String operator = OPERATORS.stream().filter(in::sees).findFirst().orElse("");
        if (!operator.isEmpty()) {
            in.skip(operator.length());
        } else if (in.peek() != Cursor.END) {
            in.next();
            while (!Characters.endsWord(in.charAt(start)) && !Characters.endsWord(in.peek())) {
                in.next();
            }
        }
        String text = in.text(start, in.index());
        int to = Math.max(from, in.passed());
        in.reset(start);
        return new Token(text, from, to);
    }

    boolean isEnd() {
        return text.isEmpty();
    }

    /** Whether nothing comes behind it on its line. */
    boolean isNothing() {
        return isEnd() || text.equals("\n");
    }

    String named() {
        if (isEnd()) {
            return "the end of the script";
        }
        if (text.equals("\n")) {
            return "the end of the line";
        }
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return "`" + shown.replace("\r", "\\r").replace("\n", "\\n") + "`";
    }
}
