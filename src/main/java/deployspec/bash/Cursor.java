package deployspec.bash;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;

/**
 * A place in a text that moves forward. It passes over a backslash at the end of a line by itself, as bash does, unless it is
 * asked for the raw character. A text may be taken out of another one, without some of its characters; places are those of the
 * whole script all the same.
 */
final class Cursor {
    static final int END = -1;

    /** So deep that no real script comes near, and that the stack of a thread holds it. */
    private static final int MOST_NESTED = 100;

    private final String text;
    private final int end;
    /** The place of each character in the script; empty if the text is the script. */
    private final int[] places;

    private final List<Comment> comments;
    private final BitSet notArithmetic = new BitSet();
    private List<PendingHereDocument> pending = new ArrayList<>();
    private int at;
    private int depth;
    private int plainAt = -1;
    private boolean inSubstitution;

    private Cursor(String text, int at, int end, int[] places, int depth, List<Comment> comments) {
        this.text = text;
        this.at = at;
        this.end = end;
        this.places = places;
        this.depth = depth;
        this.comments = comments;
    }

    static Cursor over(String script) {
        return new Cursor(script, 0, script.length(), new int[0], 0, new ArrayList<>());
    }

    /** A cursor over a part of this text. */
    Cursor part(int from, int to) {
        return new Cursor(text, from, to, places, depth, comments);
    }

    /**
     * A cursor over those characters of a part of this text that are not left out.
     *
     * @param leftOut counted from the start of the part
     */
    Cursor without(BitSet leftOut, int from, int to) {
        var kept = new StringBuilder();
        int[] keptPlaces = new int[to - from + 1];
        for (int i = from; i < to; i++) {
            if (!leftOut.get(i - from)) {
                keptPlaces[kept.length()] = place(i);
                kept.append(text.charAt(i));
            }
        }
        keptPlaces[kept.length()] = place(to);
        return new Cursor(kept.toString(), 0, kept.length(), keptPlaces, depth, comments);
    }

    /** The character here, or {@link #END}. */
    int peek() {
        int i = onLine(at);
        return i < end ? text.charAt(i) : END;
    }

    /** The character that many further. */
    int peek(int ahead) {
        int i = onLine(at);
        for (int passed = 0; passed < ahead && i < end; passed++) {
            i = onLine(i + 1);
        }
        return i < end ? text.charAt(i) : END;
    }

    /** Whether exactly this comes next. */
    boolean sees(String expected) {
        for (int i = 0; i < expected.length(); i++) {
            if (peek(i) != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Goes past the character here and answers it. */
    int next() {
        at = onLine(at);
        return nextRaw();
    }

    /** Goes past so many characters. */
    void skip(int count) {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    /** Goes past this if it comes next. */
    boolean accept(String expected) {
        boolean seen = sees(expected);
        if (seen) {
            skip(expected.length());
        }
        return seen;
    }

    /** Goes past a backslash at the end of a line, so that {@link #place()} is that of the next character. */
    void settle() {
        at = onLine(at);
    }

    int peekRaw() {
        return at < end ? text.charAt(at) : END;
    }

    int nextRaw() {
        return at < end ? text.charAt(at++) : END;
    }

    /** The character behind the backslash here. */
    int escaped() {
        int i = onLine(at) + 1;
        return i < end ? text.charAt(i) : END;
    }

    /** Goes to the next one of this character, whatever stands before it; to the end if there is none. */
    void seekRaw(char sought) {
        int found = text.indexOf(sought, at);
        at = found < 0 || found > end ? end : found;
    }

    /** Where it is in its own text; {@link #text} and {@link #reset} take such indexes. */
    int index() {
        return at;
    }

    int end() {
        return end;
    }

    int startOfLine() {
        return at == 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
    }

    String text(int from, int to) {
        return text.substring(from, to);
    }

    char charAt(int index) {
        return text.charAt(index);
    }

    void reset(int index) {
        at = index;
    }

    /** Where it is in the script. */
    int place() {
        return place(at);
    }

    /** The place behind the last character that it has passed. */
    int passed() {
        return at == 0 ? place(0) : place(at - 1) + 1;
    }

    int place(int index) {
        return places.length == 0 ? index : places[index];
    }

    /** Reads something that may contain its like. */
    <T> T nested(Supplier<T> reading) {
        if (depth == MOST_NESTED) {
            throw Mistake.tooDeep(place(Math.min(at, end - 1)), MOST_NESTED);
        }
        depth++;
        T read = reading.get();
        depth--;
        return read;
    }

    /** Reads commands whose here-documents end before they do. */
    <T> T apart(Supplier<T> reading) {
        var outer = pending;
        boolean outside = inSubstitution;
        pending = new ArrayList<>();
        inSubstitution = true;
        T read = nested(reading);
        if (!pending.isEmpty()) {
            throw pending.getFirst().cutOff(passed() - 1);
        }
        pending = outer;
        inSubstitution = outside;
        return read;
    }

    /** Whether a parenthesis somewhere behind this closes a substitution. */
    boolean isInSubstitution() {
        return inSubstitution;
    }

    List<PendingHereDocument> pending() {
        return pending;
    }

    List<Comment> comments() {
        return comments;
    }

    /** Remembers that what opens here like an expression is none, so that it is not tried again. */
    void isNotArithmetic(int index) {
        notArithmetic.set(index);
    }

    boolean mayBeArithmetic(int index) {
        return !notArithmetic.get(index);
    }

    /** No keyword stands here, even if it looks like one. */
    void plainHere() {
        plainAt = at;
    }

    boolean mayBeKeyword() {
        return at != plainAt;
    }

    /** This index, or the one behind the ends of lines, or of the text, that a backslash there cancels. */
    private int onLine(int index) {
        int i = index;
        while (i + 1 < end && text.charAt(i) == '\\' && text.charAt(i + 1) == '\n') {
            i += 2;
        }
        return i + 1 == text.length() && text.charAt(i) == '\\' ? i + 1 : i;
    }
}
