package deployspec.schedule;

import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedRollback;
import deployspec.plan.PlannedStep;
import deployspec.plan.Question;
import deployspec.value.Moment.Anchor;
import deployspec.value.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How late a rollback still fits: its budget must lie before the end of the last phase that changes something, which is what
 * people were told the change takes.
 *
 * @param number of that phase
 * @param over when that phase is planned to end
 * @param budget what the rollback may take
 * @param deciding what the decision may take; zero where nobody is asked or no time is set
 */
public record LastRetreat(String number, Text title, Instant over, Duration budget, Duration deciding) {
    /** Who has to decide wants to hear of it so much earlier, at least. */
    private static final Duration NOTICE = Duration.ofMinutes(10);

    /** As it is for a run with that T in which no rollback has begun. */
    public static Optional<LastRetreat> of(Plan plan, Instant t) {
        return of(plan, Timetable.of(plan, new Anchors(t, Optional.empty(), Optional.empty())));
    }

    /** Something that has to be over, or taken back, by an instant. */
    private record Bound(String number, Text title, Instant over) {}

    /** Empty where nothing can be taken back, or nobody has planned times. */
    public static Optional<LastRetreat> of(Plan plan, Timetable timetable) {
        return plan.rollback()
                .filter(rollback -> rollback.irreversible().isEmpty())
                .flatMap(rollback -> budget(rollback)
                        .flatMap(budget -> bounds(plan, timetable)
                                .min(Comparator.comparing(Bound::over))
                                .map(b ->
                                        new LastRetreat(b.number(), b.title(), b.over(), budget, deciding(rollback)))));
    }

    /** All that people were told; what comes first counts. Whatever else limits a change has its place here. */
    private static Stream<Bound> bounds(Plan plan, Timetable timetable) {
        return lastChange(plan, timetable).stream();
    }

    private static Optional<Bound> lastChange(Plan plan, Timetable timetable) {
        return plan.phases().stream()
                .filter(LastRetreat::changesInTime)
                .flatMap(phase -> timetable.span(phase.id()).stream()
                        .map(span -> new Bound(phase.number(), phase.title(), span.to())))
                .max(Comparator.comparing(Bound::over));
    }

    /** From then on a rollback that begins is not over in time. */
    public Instant started() {
        return over.minus(budget);
    }

    /** When people are to be asked at the latest. */
    public Instant asked() {
        return started().minus(deciding);
    }

    /** When that is close enough to be said once more. */
    public Instant near() {
        return started().minus(deciding.compareTo(NOTICE) > 0 ? deciding : NOTICE);
    }

    private static boolean changesInTime(PlannedBlock phase) {
        return phase.schedule().at().filter(w -> w.from().anchor() == Anchor.T).isPresent()
                && phase.allSteps().map(PlannedStep::effects).anyMatch(effects -> effects.changing());
    }

    /** The one that an author set, else the end of the last window of the procedure. */
    private static Optional<Duration> budget(PlannedRollback rollback) {
        return rollback.budget()
                .or(() -> rollback.items().stream()
                        .flatMap(item -> item instanceof PlannedBlock block
                                ? block.schedule().at().stream()
                                : item.allSteps().flatMap(s -> s.schedule().at().stream()))
                        .map(window -> window.to().offset())
                        .max(Duration::compareTo));
    }

    private static Duration deciding(PlannedRollback rollback) {
        return rollback.decide() instanceof PlannedRollback.ByPeople by ? within(by.approve()) : Duration.ZERO;
    }

    private static Duration within(Question.Approve approve) {
        var next = approve.otherwise() instanceof Question.AskNext ask ? within(ask.approve()) : Duration.ZERO;
        return approve.within().orElse(Duration.ZERO).plus(next);
    }
}
