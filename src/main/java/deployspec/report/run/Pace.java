package deployspec.report.run;

import deployspec.plan.Item;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import deployspec.report.run.RunStory.StepStory;
import deployspec.report.schedule.Span;
import deployspec.value.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Planned against actual, for what was begun last and has a place on the clock: a step, or the closest block around it.
 *
 * @param planned when it was to be
 * @param began when its first step really began
 * @param over whether all in it has ended
 */
record Pace(String number, Text title, Span planned, Instant began, boolean over) {
    static Optional<Pace> of(RunStory story) {
        return story.steps().stream()
                .filter(s -> s.started().isPresent()
                        && s.inRollback() == story.rollbackStarted().isPresent())
                .reduce((earlier, later) -> later)
                .flatMap(last -> around(story, last).reversed().stream()
                        .flatMap(item -> of(story, item).stream())
                        .findFirst());
    }

    /** How much later it began than planned; negative where it was early. */
    Duration late() {
        return Duration.between(planned.from(), began);
    }

    private static Optional<Pace> of(RunStory story, Item item) {
        var steps = item.allSteps().map(s -> story.step(s.id())).toList();
        var began = steps.stream().flatMap(s -> s.started().stream()).min(Instant::compareTo);
        boolean over = steps.stream().allMatch(s -> s.ending().isPresent());
        return switch (item) {
            case PlannedBlock b -> of(story, b.id(), b.number(), b.title(), began, over);
            case PlannedStep s -> of(story, s.id(), s.number(), s.title(), began, over);
            case Item.Parallel parallel -> Optional.empty();
            case Item.Note note -> Optional.empty();
        };
    }

    private static Optional<Pace> of(
            RunStory story, String id, String number, Text title, Optional<Instant> began, boolean over) {
        return began.flatMap(b -> story.timetable().span(id).map(planned -> new Pace(number, title, planned, b, over)));
    }

    /** From the outermost block down to the step itself. */
    private static List<Item> around(RunStory story, StepStory step) {
        var around = new ArrayList<Item>();
        List<? extends Item> items = step.inRollback()
                ? story.plan().rollback().orElseThrow().items()
                : story.plan().phases();
        while (!items.isEmpty()) {
            var holder = items.stream()
                    .filter(i ->
                            i.allSteps().anyMatch(s -> s.id().equals(step.step().id())))
                    .findFirst();
            holder.ifPresent(around::add);
            items = holder.<List<? extends Item>>map(Item::inside).orElse(List.of());
        }
        return around;
    }
}
