package deployspec.report;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.plan.Plan;
import deployspec.plan.PlannedStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run as it can be told: its events, by the step that they belong to.
 *
 * @param begun how the run began; empty for a record without entries
 * @param procedure how all that is not timed from E ended
 * @param ended how the run ended; empty while it can go on
 * @param rollbackStarted the instant R
 */
record RunStory(
        Plan plan,
        List<Entry> entries,
        Optional<Event.RunStarted> begun,
        Optional<Event.ProcedureEnded> procedure,
        Optional<Event.RunEnded> ended,
        Optional<Instant> rollbackStarted,
        List<StepStory> steps) {

    /** What is known of one step; empty ones of {@code started} and {@code ending} mean that it did not get so far. */
    record StepStory(
            PlannedStep step,
            boolean inRollback,
            Optional<Instant> started,
            Optional<Instant> finished,
            Optional<Event.StepEnded> ending,
            List<Entry> entries) {
        Optional<Duration> took() {
            return started.flatMap(s -> finished.map(f -> Duration.between(s, f)));
        }
    }

    static RunStory of(Plan plan, List<Entry> entries) {
        Map<String, List<Entry>> byStep = new LinkedHashMap<>();
        entries.forEach(e -> stepOf(e.event())
                .ifPresent(step ->
                        byStep.computeIfAbsent(step, s -> new ArrayList<>()).add(e)));
        var steps = new ArrayList<StepStory>();
        plan.steps().forEach(s -> steps.add(story(s, false, byStep)));
        plan.rollbackSteps().forEach(s -> steps.add(story(s, true, byStep)));
        return new RunStory(
                plan,
                List.copyOf(entries),
                last(entries, Event.RunStarted.class),
                last(entries, Event.ProcedureEnded.class),
                last(entries, Event.RunEnded.class),
                entries.stream()
                        .filter(e -> e.event() instanceof Event.RollbackStarted)
                        .map(Entry::at)
                        .findFirst(),
                List.copyOf(steps));
    }

    Optional<Instant> firstInstant() {
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(entries.getFirst().at());
    }

    Optional<Instant> lastInstant() {
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(entries.getLast().at());
    }

    /** The instant that T is now: the one given, or the one it was moved to. */
    Optional<Instant> start() {
        return last(entries, Event.StartMoved.class)
                .map(Event.StartMoved::start)
                .or(() -> begun.map(Event.RunStarted::start));
    }

    <E extends Event> List<E> all(Class<E> kind) {
        return entries.stream()
                .map(Entry::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static StepStory story(PlannedStep step, boolean inRollback, Map<String, List<Entry>> byStep) {
        var own = byStep.getOrDefault(step.id(), List.of());
        var started = own.stream()
                .filter(e -> e.event() instanceof Event.StepStarted)
                .map(Entry::at)
                .findFirst();
        var ends =
                own.stream().filter(e -> e.event() instanceof Event.StepEnded).toList();
        var last = ends.isEmpty() ? Optional.<Entry>empty() : Optional.of(ends.getLast());
        return new StepStory(
                step,
                inRollback,
                started,
                last.map(Entry::at),
                last.map(e -> (Event.StepEnded) e.event()),
                List.copyOf(own));
    }

    private static <E extends Event> Optional<E> last(List<Entry> entries, Class<E> kind) {
        return entries.reversed().stream()
                .map(Entry::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    private static Optional<String> stepOf(Event event) {
        return switch (event) {
            case Event.StepStarted e -> Optional.of(e.step());
            case Event.BaselineRead e -> Optional.of(e.step());
            case Event.ActionStarted e -> Optional.of(e.step());
            case Event.ActionEnded e -> Optional.of(e.step());
            case Event.Settled e -> Optional.of(e.step());
            case Event.Captured e -> Optional.of(e.step());
            case Event.Recorded e -> Optional.of(e.step());
            case Event.FilesKept e -> Optional.of(e.step());
            case Event.GateJudged e -> Optional.of(e.step());
            case Event.Sampled e -> Optional.of(e.step());
            case Event.Dismissed e -> Optional.of(e.step());
            case Event.StepEnded e -> Optional.of(e.step());
            case Event.Responded e -> Optional.of(e.step());
            case Event.Late e -> Optional.of(e.subject());
            case Event.Held e -> Optional.of(e.subject());
            default -> Optional.empty();
        };
    }
}
