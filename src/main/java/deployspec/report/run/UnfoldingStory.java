package deployspec.report.run;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.event.RunRecord;
import deployspec.plan.Plan;
import deployspec.plan.PlannedStep;
import deployspec.prose.Wording;
import deployspec.report.run.RunStory.StepStory;
import deployspec.schedule.Anchors;
import deployspec.schedule.Timetable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A run's story, one event after the other: whoever shows a run while it goes on asks for it at each of them, so what an event leaves as
 * it was is not worked out again.
 */
final class UnfoldingStory {
    private final Plan plan;
    private final List<StepStory> steps = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, List<Entry>> entries = new HashMap<>();
    /** Steps of which there is news since the story was last told. */
    private final Set<String> unheard = new HashSet<>();

    private final Map<String, String> values = new HashMap<>();
    private Instant t = Instant.EPOCH;
    private Optional<Instant> r = Optional.empty();
    private Optional<Instant> e = Optional.empty();
    private Optional<Event.ProcedureEnded> procedure = Optional.empty();
    private Optional<Event.RunEnded> ended = Optional.empty();
    private Optional<Timetable> timetable = Optional.empty();

    UnfoldingStory(Plan plan) {
        this.plan = plan;
        plan.steps().forEach(step -> begin(step, false));
        plan.rollbackSteps().forEach(step -> begin(step, true));
    }

    private void begin(PlannedStep step, boolean inRollback) {
        steps.add(story(step, inRollback, List.of()));
        places.put(step.id(), steps.size());
    }

    void add(Entry entry) {
        Belonging.step(entry.event()).filter(places::containsKey).ifPresent(step -> {
            entries.computeIfAbsent(step, s -> new ArrayList<>()).add(entry);
            unheard.add(step);
        });
        switch (entry.event()) {
            case Event.RunStarted started -> {
                t = started.start();
                values.putAll(started.inputs());
            }
            // T is the instant given, or the one it was moved to.
            case Event.StartMoved moved -> t = moved.start();
            case Event.RollbackStarted started -> r = r.or(() -> Optional.of(entry.at()));
            case Event.ProcedureEnded ending -> {
                e = e.or(() -> Optional.of(entry.at()));
                procedure = Optional.of(ending);
            }
            case Event.RunEnded ending -> ended = Optional.of(ending);
            // A secret stays its name.
            case Event.Captured captured -> captured.value().ifPresent(value -> values.put(captured.name(), value));
            default -> {}
        }
    }

    /** @param record holds the events that were added, and no others */
    RunStory story(RunRecord record) {
        unheard.forEach(this::tell);
        unheard.clear();
        return new RunStory(
                record,
                procedure,
                ended,
                r,
                List.copyOf(steps),
                Collections.unmodifiableMap(places),
                timetable(),
                new Wording(plan, values));
    }

    private void tell(String step) {
        int place = places.getOrDefault(step, 0) - 1;
        var before = steps.get(place);
        steps.set(place, story(before.step(), before.inRollback(), entries.getOrDefault(step, List.of())));
    }

    private Timetable timetable() {
        var anchors = new Anchors(t, r, e);
        timetable = timetable
                .filter(known -> known.anchors().equals(anchors))
                .or(() -> Optional.of(Timetable.of(plan, anchors)));
        return timetable.orElseThrow();
    }

    private static StepStory story(PlannedStep step, boolean inRollback, List<Entry> own) {
        var started = own.stream()
                .filter(e -> e.event() instanceof Event.StepStarted)
                .map(Entry::at)
                .findFirst();
        var ends =
                own.stream().filter(e -> e.event() instanceof Event.StepEnded).toList();
        // A step that is tried again has not ended.
        var last = ends.isEmpty() || ends.getLast().seq() < lastStart(own)
                ? Optional.<Entry>empty()
                : Optional.of(ends.getLast());
        return new StepStory(
                step,
                inRollback,
                started,
                last.map(Entry::at),
                last.map(e -> (Event.StepEnded) e.event()),
                List.copyOf(own));
    }

    private static long lastStart(List<Entry> own) {
        return own.stream()
                .filter(e -> e.event() instanceof Event.StepStarted)
                .mapToLong(Entry::seq)
                .max()
                .orElse(0);
    }
}
