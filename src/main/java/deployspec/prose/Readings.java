package deployspec.prose;

import deployspec.plan.Measure;
import deployspec.value.Read;

/** Where a reading stands in an answer. */
public final class Readings {
    private Readings() {}

    /** A noun, such as {@code the number of lines}; what it is read from follows behind "in" or "of". */
    public static String noun(Read read) {
        return switch (read) {
            case Read.Number number -> "the number";
            case Read.Words words -> "the words";
            case Read.Lines lines -> "the number of lines";
            case Read.MatchingLines lines ->
                "the number of lines that match `" + lines.pattern().pattern() + "`";
            case Read.Group group -> "what `" + group.pattern().pattern() + "` finds";
            case Read.Json json -> "the value at `" + json.pointer() + "`";
            case Read.Status status -> "the HTTP status";
            case Read.Percentile percentile ->
                "the " + percentile.percent() + "th percentile of the times of " + percentile.requests() + " requests";
            case Read.Sample sample -> "the one sample";
            case Read.LastLine line -> "the last line";
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
