package deployspec.value;

/** How one reading is found in an answer (a script's output, a body, a status). */
public sealed interface Read {
    /** The whole answer is one number, perhaps with white space around it. */
    record Number() implements Read {}

    /** The answer as text, without the white space around it. */
    record Words() implements Read {}

    /** How many lines the answer has. */
    record Lines() implements Read {}

    /** How many lines match. */
    record MatchingLines(Ere pattern) implements Read {}

    /** What the pattern's one group matched, in the first line that matches. */
    record Group(Ere pattern) implements Read {}

    /** The value at a JSON pointer. */
    record Json(String pointer) implements Read {}

    /** The HTTP status. */
    record Status() implements Read {}

    /** The percentile of the times that several requests took, in seconds; {@code percent} is 50 to 99. */
    record Percentile(int percent, int requests) implements Read {}

    /** The one finite, fresh sample in the answer of a Prometheus instant query; none or several is no-data. */
    record Sample() implements Read {}

    /** The last line of the answer that is not blank. */
    record LastLine() implements Read {}
}
