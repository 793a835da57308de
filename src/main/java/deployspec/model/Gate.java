package deployspec.model;

import deployspec.diagnostic.Span;
import java.time.Duration;
import java.util.Optional;

/** A decision after a step, or around a block: open or not. */
public sealed interface Gate {
    Terms terms();

    Span span();

    /** A declared threshold. */
    record OfThreshold(Located<String> threshold, Terms terms, Span span) implements Gate {}

    /** A threshold used once, written in place. */
    record InPlace(Threshold threshold, Terms terms, Span span) implements Gate {}

    record OnCondition(Condition condition, Terms terms, Span span) implements Gate {}

    /**
     * How patiently a gate is judged.
     *
     * @param title what the gate is called here, in place of the threshold's own title
     * @param within poll until it opens, at most this long
     * @param every pause between two looks
     * @param tolerate how many samples of a watch may fail
     */
    record Terms(Optional<Template> title, Optional<Duration> within, Optional<Duration> every, int tolerate) {
        public static final Terms ONCE = new Terms(Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }
}
