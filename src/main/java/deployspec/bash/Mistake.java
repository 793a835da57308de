package deployspec.bash;

import java.util.Optional;

/** Ends the reading of a text that is no script; {@link BashReader} turns it into an answer. */
final class Mistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SyntaxError error;
    /** Whether the text may be fine, and only this reader gives up on it. */
    private final boolean beyondUs;

    private Mistake(SyntaxError error, boolean beyondUs) {
        super(error.what(), null, false, false);
        this.error = error;
        this.beyondUs = beyondUs;
    }

    static Mistake at(int from, int to, String what) {
        return new Mistake(new SyntaxError(from, to, what, Optional.empty()), false);
    }

    static Mistake at(int from, int to, String what, Opener opener) {
        return new Mistake(new SyntaxError(from, to, what, Optional.of(opener.opening())), false);
    }

    /** What was opened and not closed before the text ends. */
    static Mistake unclosed(Opener opener, String closer) {
        return at(
                opener.from(),
                opener.to(),
                "%s is never closed with `%s`".formatted(opener.named(), opener.closer(closer)));
    }

    static Mistake tooDeep(int at, int limit) {
        String what = "more than %d constructs stand inside of each other here".formatted(limit);
        return new Mistake(new SyntaxError(at, at + 1, what, Optional.empty()), true);
    }

    SyntaxError error() {
        return error;
    }

    boolean isBeyondUs() {
        return beyondUs;
    }
}
