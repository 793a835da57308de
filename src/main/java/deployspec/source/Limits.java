package deployspec.source;

/** How much a spec may ask of the reader. Far above any real procedure, and low enough that a hostile file ends quickly. */
final class Limits {
    /** Checked before anything is decoded: the parser takes quadratic time over one huge scalar. */
    static final int BYTES = 2 * 1024 * 1024;

    /** The parser itself overflows the stack near 1,500. */
    static final int DEPTH = 64;

    static final int VALUES = 100_000;

    /** In characters; a longer script belongs in a file of its own. */
    static final int TEXT = 64 * 1024;

    /** In characters; longer integers take quadratic time wherever they are parsed. */
    static final int NUMBER = 32;

    private Limits() {}
}
