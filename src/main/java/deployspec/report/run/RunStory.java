package deployspec.report.run;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.event.KeptFile;
import deployspec.execute.event.RunRecord;
import deployspec.plan.Ending;
import deployspec.plan.Plan;
import deployspec.plan.PlannedContact;
import deployspec.plan.PlannedStep;
import deployspec.prose.Wording;
import deployspec.report.Times;
import deployspec.schedule.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A run as it can be told: its events, by the step that they belong to.
 *
 * @param procedure how all that is not timed from E ended
 * @param ended how the run ended; empty while it can go on
 * @param rollbackStarted the instant R
 * @param steps those of the phases, then those of the rollback
 * @param places where each of them stands there, by its id
 * @param timetable what was planned, counted from what T, R and E really were
 * @param wording with all that is known of values by now
 */
record RunStory(
        RunRecord record,
        Optional<Event.ProcedureEnded> procedure,
        Optional<Event.RunEnded> ended,
        Optional<Instant> rollbackStarted,
        List<StepStory> steps,
        Map<String, Integer> places,
        Timetable timetable,
        Wording wording) {

    /** What is known of one step; empty ones of {@code started} and {@code ending} mean that it did not get so far. */
    record StepStory(
            PlannedStep step,
            boolean inRollback,
            Optional<Instant> started,
            Optional<Instant> finished,
            Optional<Event.StepEnded> ending,
            List<Entry> entries) {
        /** The last of that kind that was recorded of it. */
        Optional<Entry> last(Class<? extends Event> kind) {
            return entries.reversed().stream()
                    .filter(e -> kind.isInstance(e.event()))
                    .findFirst();
        }

        List<KeptFile> kept() {
            return entries.stream()
                    .filter(e -> e.event() instanceof Event.FilesKept)
                    .flatMap(e -> ((Event.FilesKept) e.event()).files().stream())
                    .toList();
        }

        Optional<Duration> took() {
            return started.flatMap(s -> finished.map(f -> Duration.between(s, f)));
        }
    }

    static RunStory of(RunRecord record) {
        var unfolding = new UnfoldingStory(record.plan());
        record.entries().forEach(unfolding::add);
        return unfolding.story(record);
    }

    Plan plan() {
        return record.plan();
    }

    List<Entry> entries() {
        return record.entries();
    }

    Instant began() {
        return entries().getFirst().at();
    }

    Instant lastInstant() {
        return entries().getLast().at();
    }

    Duration took() {
        return Duration.between(began(), lastInstant());
    }

    StepStory step(String id) {
        return steps.get(place(id) - 1);
    }

    /** Its place among all steps, from 1. */
    int place(String id) {
        return Optional.ofNullable(places.get(id)).orElseThrow();
    }

    /** What people call a contact. */
    String role(String contact) {
        return plan().contacts().stream()
                .filter(c -> c.id().equals(contact))
                .map(PlannedContact::role)
                .findFirst()
                .orElse(contact);
    }

    /** Whoever carries it out now, or did so last. */
    String operator() {
        return last(entries(), Event.Resumed.class)
                .map(Event.Resumed::operator)
                .orElse(record.begun().operator());
    }

    /** With the day, where the run took more than one. */
    String clock(Instant instant) {
        return Times.day(began()).equals(Times.day(lastInstant()))
                ? Times.time(instant)
                : Times.full(instant).substring(5, 19);
    }

    String title(PlannedStep step) {
        return wording.in(step).plain(step.title());
    }

    /** What a person wrote down in a step, or at the sign-off. */
    Optional<String> recorded(String step, String name) {
        return all(Event.Recorded.class).stream()
                .filter(r -> r.step().equals(step) && r.name().equals(name))
                .map(Event.Recorded::value)
                .findFirst();
    }

    /** With which somebody signed the run off as that contact. */
    Optional<Entry> signature(String contact) {
        return entries().stream()
                .filter(e -> e.event() instanceof Event.SignedOff s
                        && s.by().contact().equals(Optional.of(contact)))
                .findFirst();
    }

    /** Whether a rollback can still be begun. */
    boolean canGoBack() {
        return rollbackStarted.isEmpty()
                && procedure.isEmpty()
                && !all(Event.RollbackArmed.class).isEmpty();
    }

    /** The steps that there was any reason to reach. */
    List<StepStory> told() {
        return steps.stream()
                .filter(step -> !step.inRollback() || rollbackStarted.isPresent())
                .toList();
    }

    /** {@code 3 passed} and the like, for each way in which a step has ended. */
    List<String> endings() {
        Map<Ending, Long> counted = told().stream()
                .flatMap(step -> step.ending().stream())
                .collect(groupingBy(Event.StepEnded::ending, TreeMap::new, counting()));
        return counted.entrySet().stream()
                .map(ending -> ending.getValue() + " " + Endings.word(ending.getKey()))
                .toList();
    }

    <E extends Event> List<E> all(Class<E> kind) {
        return entries().stream()
                .map(Entry::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static <E extends Event> Optional<E> last(List<Entry> entries, Class<E> kind) {
        return entries.reversed().stream()
                .map(Entry::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }
}
