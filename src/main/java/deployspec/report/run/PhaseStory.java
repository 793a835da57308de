package deployspec.report.run;

import deployspec.plan.PlannedBlock;
import deployspec.schedule.Span;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How far a run has come in one phase.
 *
 * @param place among those that the run goes through, from 1
 * @param of how many those are
 * @param ended when its last step did; empty while one is open
 */
record PhaseStory(
        PlannedBlock block,
        int place,
        int of,
        Optional<Span> planned,
        Optional<Instant> began,
        Optional<Instant> ended) {

    /** Those that are carried out after a rollback count once there is one. */
    static List<PhaseStory> all(RunStory story) {
        boolean back = story.rollbackStarted().isPresent();
        var phases = story.plan().phases().stream()
                .filter(p -> back || p.after() != PlannedBlock.After.ROLLED_BACK)
                .toList();
        return IntStream.range(0, phases.size())
                .mapToObj(i -> of(story, phases.get(i), i + 1, phases.size()))
                .toList();
    }

    /** The one that was entered last. */
    static Optional<PhaseStory> current(RunStory story) {
        return all(story).stream().filter(phase -> phase.began().isPresent()).reduce((earlier, later) -> later);
    }

    private static PhaseStory of(RunStory story, PlannedBlock block, int place, int of) {
        var steps = block.allSteps().map(s -> story.step(s.id())).toList();
        boolean over = steps.stream().allMatch(s -> s.ending().isPresent());
        return new PhaseStory(
                block,
                place,
                of,
                story.timetable().span(block.id()),
                steps.stream().flatMap(s -> s.started().stream()).min(Comparator.naturalOrder()),
                over
                        ? steps.stream().flatMap(s -> s.finished().stream()).max(Comparator.naturalOrder())
                        : Optional.empty());
    }

    /** {@code B Deploy}. */
    String named(RunStory story) {
        return block.number() + " " + story.wording().plain(block.title());
    }

    /** {@code 2 of 4}; of one alone, which one it is says nothing. */
    Optional<String> which() {
        return of == 1 ? Optional.empty() : Optional.of("%d of %d".formatted(place, of));
    }

    /** How late it began; empty where nobody has planned that, or it has not begun. */
    Optional<String> pace() {
        return planned.flatMap(span -> began.map(b -> Pace.words(span.from(), b)));
    }

    /** {@code 5 of 14 steps done}: of all that the run goes through, those that need no more. */
    static String steps(RunStory story) {
        var told = story.told();
        return "%d of %d steps done"
                .formatted(told.stream().filter(s -> s.ending().isPresent()).count(), told.size());
    }
}
