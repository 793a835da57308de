package deployspec.plan;

import deployspec.value.Read;

/** A value that a step finds out, for all that comes later. A secret one is masked and never stored. */
public record Capture(String name, boolean secret, Origin origin) {
    public sealed interface Origin {}

    /** Found in what the action answered; not finding it is no-data. */
    public record FromOutput(Measure.Stream stream, Read read) implements Origin {}

    public record FromOperator(Question.Answer answer) implements Origin {}
}
