package deployspec.source;

/**
 * How much a spec may ask of whoever reads it. Far above any real procedure, and low enough that a hostile file ends
 * quickly. docs/security.md states them.
 */
public final class Limits {
    /** Checked before anything is decoded: the parser takes quadratic time over one huge scalar. */
    public static final int BYTES = 2 * 1024 * 1024;

    /** The parser itself overflows the stack near 1,500. */
    public static final int DEPTH = 64;

    public static final int VALUES = 100_000;

    /** In characters; a longer script belongs in a file of its own. */
    public static final int TEXT = 64 * 1024;

    /** In characters; longer integers take quadratic time wherever they are parsed. */
    public static final int NUMBER = 32;

    /** In characters, of whatever the language gives a form to: a name, a bound, a duration, a pattern. */
    public static final int WORD = 1_000;

    /** In characters, of a title, a message, a detail: whatever people read. */
    public static final int PROSE = 16 * 1024;

    /** The reader stops there; nobody reads further before mending some. */
    public static final int COMPLAINTS = 50;

    /**
     * What all steps are worth once loops and uses of procedures are unrolled, for all environments together: each turn of a step as much as the
     * characters it is written with, and {@link #STEP} more. So a short file cannot become a huge plan.
     */
    public static final int UNROLLED = 32 * 1024 * 1024;

    /** What a step without a word in it would be worth. */
    public static final int STEP = 300;

    /** How many procedures may use each other, one inside the other. */
    public static final int NESTED = 16;

    private Limits() {}
}
