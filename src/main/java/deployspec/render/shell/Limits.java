package deployspec.render.shell;

import deployspec.plan.Plan;
import deployspec.plan.PlannedStep;
import deployspec.plan.Schedule;
import deployspec.plan.SideBySide;
import java.util.ArrayList;
import java.util.List;

/** What one file of bash cannot hold of this plan. */
final class Limits {
    private Limits() {}

    static List<String> of(Plan plan) {
        var limits = new ArrayList<String>();
        limits.add("- its record: the state file and the log can be changed by whoever owns them, and nothing tells");
        limits.add("- identity: whoever answers says who they are");
        if (plan.rollback().filter(r -> !r.triggers().isEmpty()).isPresent()) {
            limits.add(
                    "- rollback levels are looked at between steps and at each sample of a watch, not in the background");
        }
        if (plan.allSteps().stream().anyMatch(PlannedStep::hasCloserStretch)) {
            limits.add("- closer looks between two samples of a watch at what is in warning");
        }
        if (plan.allSteps().stream()
                .flatMap(PlannedStep::approvals)
                .anyMatch(a -> a.within().isPresent())) {
            limits.add("- the time in which an approval has to be given, and what follows when it is not");
        }
        if (!SideBySide.in(plan).all().isEmpty()) {
            limits.add(
                    "- branches side by side: without --yes they come one after the other; with it those in which a person is asked do");
        }
        if (!plan.escalation().isEmpty()) {
            limits.add("- escalation: at a critical sample it says who has to be told, all at once, and tells nobody by"
                    + " itself; nobody is escalated to when nobody answers");
        }
        if (plan.sendsMessages()) {
            limits.add(
                    "- messages are tried again as often as planned, whatever the receiver says about it, and while they are, nothing"
                            + " else begins");
        }
        if (hasLateBlock(plan)) {
            limits.add("- what being late does to a whole phase or section; only steps are compared with their end");
        }
        return limits;
    }

    private static boolean hasLateBlock(Plan plan) {
        return plan.phases().stream().anyMatch(p -> p.schedule().late() != Schedule.Late.NOTE);
    }
}
