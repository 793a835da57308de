package deployspec.report.schedule;

import deployspec.plan.ChangeWindows;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.prose.Wording;
import deployspec.report.Times;
import deployspec.value.Moment.Anchor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What this T means for the change windows: who would wait for one, and whose window closes too early. */
final class WindowWarnings {
    private WindowWarnings() {}

    static List<String> of(Plan plan, Timetable timetable, Wording wording) {
        var warnings = new ArrayList<String>();
        for (var windows : plan.windows()) {
            var t = timetable.anchors().t();
            var isPlans = plan.environment()
                    .filter(e -> e.name().equals(windows.environment()))
                    .isPresent();
            if (isPlans && !windows.week().isOpen(t)) {
                warnings.add("T lies outside those of %s, which open on %s."
                        .formatted(windows.environment(), full(windows.week().opens(t))));
            }
        }
        plan.phases().stream()
                .filter(WindowWarnings::isTimedFromT)
                .forEach(phase -> timetable
                        .span(phase.id())
                        .flatMap(span -> windows(plan, phase).flatMap(w -> warning(phase, span, w, wording)))
                        .ifPresent(warnings::add));
        return warnings;
    }

    private static Optional<String> warning(PlannedBlock phase, Span span, ChangeWindows windows, Wording wording) {
        var name = "“%s %s”".formatted(phase.number(), wording.plain(phase.title()));
        var week = windows.week();
        if (!week.isOpen(span.from())) {
            return Optional.of("%s is planned to begin on %s, outside: what it changes waits until %s."
                    .formatted(name, full(span.from()), full(week.opens(span.from()))));
        }
        return week.closes(span.from())
                .filter(closes -> closes.isBefore(span.to()))
                .map(closes -> "%s is planned until %s, and the window closes on %s: what begins behind that waits."
                        .formatted(name, full(span.to()), full(closes)));
    }

    private static Optional<ChangeWindows> windows(Plan plan, PlannedBlock phase) {
        return phase.allSteps().flatMap(step -> plan.windows(step).stream()).findFirst();
    }

    private static boolean isTimedFromT(PlannedBlock phase) {
        return phase.schedule().at().filter(w -> w.from().anchor() == Anchor.T).isPresent();
    }

    private static String full(Instant instant) {
        return Times.day(instant) + " " + Times.clock(instant);
    }
}
