package deployspec.model;

import deployspec.diagnostic.Span;
import deployspec.value.Slug;
import java.time.Duration;
import java.util.Optional;

/** A decision after a step, or around a block: open or not. */
public sealed interface Gate {
    Terms terms();

    Span span();

    /** By what a waiver means it: its threshold's name, or its title as an id; "" where it has neither. */
    default String name() {
        return switch (this) {
            case OfThreshold of -> of.threshold().value();
            case InPlace in -> in.threshold().id().value();
            case OnCondition on ->
                on.terms().title().map(t -> Slug.of(t.text().shown())).orElse("");
        };
    }

    /** The same gate, which holds nothing up for as long as this decision holds. */
    default Gate waivedBy(Waiver decision) {
        return switch (this) {
            case OfThreshold of -> new OfThreshold(of.threshold(), of.terms().waivedBy(decision), of.span());
            case InPlace in -> new InPlace(in.threshold(), in.terms().waivedBy(decision), in.span());
            case OnCondition on -> new OnCondition(on.condition(), on.terms().waivedBy(decision), on.span());
        };
    }

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
     * @param waiver written at the step
     */
    record Terms(
            Optional<Template> title,
            Optional<Duration> within,
            Optional<Duration> every,
            int tolerate,
            Optional<Waiver> waiver) {
        public static final Terms ONCE =
                new Terms(Optional.empty(), Optional.empty(), Optional.empty(), 0, Optional.empty());

        Terms waivedBy(Waiver decision) {
            return new Terms(title, within, every, tolerate, Optional.of(decision));
        }
    }
}
