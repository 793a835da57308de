package deployspec.report.schedule;

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
    /** Empty where nothing can be taken back, or nobody has planned times. */
    public static Optional<LastRetreat> of(Plan plan, Timetable timetable) {
        return plan.rollback()
                .filter(rollback -> rollback.irreversible().isEmpty())
                .flatMap(rollback -> budget(rollback)
                        .flatMap(budget -> plan.phases().stream()
                                .filter(LastRetreat::changesInTime)
                                .flatMap(phase -> timetable.span(phase.id()).stream()
                                        .map(span -> new LastRetreat(
                                                phase.number(), phase.title(), span.to(), budget, deciding(rollback))))
                                .max(Comparator.comparing(LastRetreat::over))));
    }

    /** From then on a rollback that begins is not over in time. */
    public Instant started() {
        return over.minus(budget);
    }

    /** When people are to be asked at the latest. */
    public Instant asked() {
        return started().minus(deciding);
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
