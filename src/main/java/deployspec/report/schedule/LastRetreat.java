package deployspec.report.schedule;

import deployspec.plan.ChangeWindows;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedRollback;
import deployspec.plan.PlannedStep;
import deployspec.plan.Question;
import deployspec.prose.Wording;
import deployspec.value.Moment.Anchor;
import deployspec.value.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * How late a rollback still fits: its budget must lie before the change window closes in which the last phase that changes
 * something begins; without windows before that phase ends, which is what people were told the change takes.
 *
 * @param number of that phase
 * @param over when that phase is planned to end, or its window closes
 * @param window the environment whose window it is
 * @param budget what the rollback may take
 * @param deciding what the decision may take; zero where nobody is asked or no time is set
 */
public record LastRetreat(
        String number, Text title, Instant over, Optional<String> window, Duration budget, Duration deciding) {
    /** Empty where nothing can be taken back, or nobody has planned times. */
    public static Optional<LastRetreat> of(Plan plan, Timetable timetable) {
        return plan.rollback()
                .filter(rollback -> rollback.irreversible().isEmpty())
                .flatMap(rollback -> budget(rollback)
                        .flatMap(budget -> plan.phases().stream()
                                .filter(LastRetreat::changesInTime)
                                .flatMap(phase -> timetable.span(phase.id()).stream()
                                        .map(span -> of(plan, phase, span, budget, deciding(rollback))))
                                .max(Comparator.comparing(LastRetreat::over))));
    }

    private static LastRetreat of(Plan plan, PlannedBlock phase, Span span, Duration budget, Duration deciding) {
        var windows = phase.allSteps()
                .flatMap(step -> plan.windows(step).stream())
                .findFirst()
                .filter(w -> w.week().isOpen(span.from()));
        var closes = windows.flatMap(w -> w.week().closes(span.from()));
        return new LastRetreat(
                phase.number(),
                phase.title(),
                closes.orElse(span.to()),
                closes.flatMap(c -> windows.map(ChangeWindows::environment)),
                budget,
                deciding);
    }

    /** What happens when it has to be over. */
    public String event(Wording wording) {
        return window.map(environment -> "the change window of %s closes".formatted(environment))
                .orElseGet(() -> "“%s %s” ends".formatted(number, wording.plain(title)));
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
