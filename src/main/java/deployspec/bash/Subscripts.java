package deployspec.bash;

/** Reads {@code […]} behind the name of an array. */
final class Subscripts {
    private final Cursor in;

    Subscripts(Cursor in) {
        this.in = in;
    }

    /** What stands between the brackets; the cursor stands at the one that opens and goes past the one that closes. */
    Word read() {
        in.settle();
        int bracket = in.place();
        in.next();
        int from = in.place();
        var parts = new Enclosed(in, Opener.before(in, "[", bracket), '[', ']', true).parts();
        var word = new Word(parts, from, Math.max(from, in.passed()));
        in.next();
        return word;
    }
}
