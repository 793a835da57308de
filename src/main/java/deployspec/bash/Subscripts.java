package deployspec.bash;

import java.util.Optional;

/** Reads {@code […]} behind the name of an array. */
final class Subscripts {
    private final Cursor in;

    Subscripts(Cursor in) {
        this.in = in;
    }

    /** What stands between the brackets; the cursor stands at the one that opens and goes past the one that closes. */
    Word read() {
        var word = until(Cursor.END);
        in.next();
        return word;
    }

    /** The same in <code>${…}</code>, whose brace closes it in any case; empty if that comes first. */
    Optional<Word> readInBraces() {
        var word = until('}');
        return in.accept("]") ? Optional.of(word) : Optional.empty();
    }

    private Word until(int end) {
        in.settle();
        int bracket = in.place();
        in.next();
        int from = in.place();
        var parts = new Enclosed(in, Opener.before(in, "[", bracket), '[', ']', end, true).parts();
        return new Word(parts, from, Math.max(from, in.passed()));
    }
}
