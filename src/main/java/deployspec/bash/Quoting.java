package deployspec.bash;

/** What a text stands in, because quotes mean something else there. */
enum Quoting {
    /** Nothing: quotes quote. */
    NONE,
    /** Double quotes. */
    DOUBLE,
    /** The lines of a here-document. */
    HERE_DOCUMENT
}
