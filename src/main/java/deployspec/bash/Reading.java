package deployspec.bash;

/** What came of reading a text. */
public sealed interface Reading {
    record Parsed(Program program) implements Reading {}

    /** Bash would run nothing of it, or stop in the middle. */
    record Unparseable(SyntaxError error) implements Reading {}
}
