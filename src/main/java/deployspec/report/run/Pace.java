package deployspec.report.run;

import deployspec.plan.Item;
import deployspec.report.Times;
import deployspec.schedule.Span;
import deployspec.value.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Planned against actual, for what was begun last and has a place on the clock: a step, or the closest block around it.
 *
 * @param planned when it was to be
 * @param began when its first step really began
 * @param over whether all in it has ended
 */
record Pace(String number, Text title, Span planned, Instant began, boolean over) {
    private static final Duration PUNCTUAL = Duration.ofMinutes(1);

    static Optional<Pace> of(RunStory story) {
        return story.steps().stream()
                .filter(s -> s.started().isPresent()
                        && s.inRollback() == story.rollbackStarted().isPresent())
                .reduce((earlier, later) -> later)
                .flatMap(last -> story.plan().around(last.step().id()).reversed().stream()
                        .flatMap(item -> of(story, item).stream())
                        .findFirst());
    }

    /** How much later it began than planned; negative where it was early. */
    Duration late() {
        return Duration.between(planned.from(), began);
    }

    /** {@code 12m late}, {@code 3m early}; what nobody would notice is {@code as planned}. */
    static String words(Instant planned, Instant began) {
        var late = Duration.between(planned, began);
        return late.abs().compareTo(PUNCTUAL) < 0
                ? "as planned"
                : "%s %s".formatted(Times.rough(late.abs()), late.isNegative() ? "early" : "late");
    }

    private static Optional<Pace> of(RunStory story, Item item) {
        var steps = item.allSteps().map(s -> story.step(s.id())).toList();
        var began = steps.stream().flatMap(s -> s.started().stream()).min(Instant::compareTo);
        boolean over = steps.stream().allMatch(s -> s.ending().isPresent());
        return item instanceof Item.Numbered named
                ? began.flatMap(b -> story.timetable()
                        .span(named.id())
                        .map(planned -> new Pace(named.number(), named.title(), planned, b, over)))
                : Optional.empty();
    }
}
