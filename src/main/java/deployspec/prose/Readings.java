package deployspec.prose;

import deployspec.plan.Measure;
import deployspec.value.Read;

/** Where a reading stands in an answer. */
public final class Readings {
    private Readings() {}

    /** A noun, such as {@code the number of lines}; what it is read from follows behind "in" or "of". */
    public static Prose noun(Read read) {
        return switch (read) {
            case Read.Number number -> Prose.of("the number");
            case Read.Words words -> Prose.of("the words");
            case Read.Lines lines -> Prose.of("the number of lines");
            case Read.MatchingLines lines ->
                Prose.of("the number of lines that match ")
                        .thenCode(lines.pattern().pattern());
            case Read.Group group ->
                Prose.of("what ").thenCode(group.pattern().pattern()).then(" finds");
            case Read.Json json -> Prose.of("the value at ").thenCode(json.pointer());
            case Read.Status status -> Prose.of("the HTTP status");
            case Read.Percentile percentile ->
                Prose.of("the " + percentile.percent() + "th percentile of the times of " + percentile.requests()
                        + " requests");
            case Read.Sample sample -> Prose.of("the one sample");
            case Read.LastLine line -> Prose.of("the last line");
        };
    }

    public static String stream(Measure.Stream stream) {
        return switch (stream) {
            case OUT -> "the output";
            case ERR -> "the error output";
            case BOTH -> "the output and the error output";
        };
    }
}
