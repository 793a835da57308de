package deployspec.diff.compare;

import deployspec.diff.Changes;
import deployspec.diff.Comparer;
import deployspec.diff.Effect;
import deployspec.diff.Matched;
import deployspec.diff.Pair;
import deployspec.diff.Printed;
import deployspec.diff.Subject;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import deployspec.plan.Schedule;
import java.time.Duration;
import java.util.Optional;

/** When something is planned: a not-before that is gone, and lateness that is only noted, let more happen. */
public final class Schedules implements Comparer {
    @Override
    public void compare(Matched plans, Changes found) {
        for (var pair : plans.changedSteps()) {
            schedule(pair.map(PlannedStep::schedule), found.about(plans.subject(pair.after())));
        }
        for (var pair : plans.blocks().common()) {
            schedule(pair.map(PlannedBlock::schedule), found.about(Subject.of(pair.after(), plans.after())));
        }
    }

    private static void schedule(Pair<Schedule> pair, Changes.About about) {
        about.plain("window-changed", "when it is planned", pair.map(Schedule::at), Printed::window);
        about.plain("takes-changed", "how long it is planned to take", pair.map(Schedule::takes), Schedules::printed);
        if (pair.differsIn(Schedule::hold)) {
            boolean dropped = !pair.after().hold();
            about.note(
                    dropped ? Effect.WEAKER : Effect.STRONGER,
                    dropped ? "hold-dropped" : "hold-added",
                    dropped ? "it may begin before its time" : "it does not begin before its time",
                    Optional.empty(),
                    Optional.empty());
        }
        if (pair.differsIn(Schedule::late)) {
            boolean softer = pair.after().late().compareTo(pair.before().late()) < 0;
            about.note(
                    softer ? Effect.WEAKER : Effect.STRONGER,
                    softer ? "late-softened" : "late-hardened",
                    "being late leads to %s".formatted(softer ? "less" : "more"),
                    pair.map(s -> "late: " + word(s.late())));
        }
    }

    private static String printed(Optional<Duration> takes) {
        return takes.map(Printed::duration).orElse("");
    }

    private static String word(Schedule.Late late) {
        return switch (late) {
            case NOTE -> "note";
            case ASK -> "ask";
            case ROLLBACK -> "rollback";
        };
    }
}
