package deployspec.render.mermaid;

import deployspec.plan.Condition;
import deployspec.plan.OnFailure.Response;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedStep;
import deployspec.plan.PlannedStep.Role;
import deployspec.plan.Schedule;
import deployspec.prose.Approvals;
import deployspec.prose.Conditions;
import deployspec.prose.Times;
import deployspec.prose.Wording;
import deployspec.render.checklist.GateBlocks;
import deployspec.render.mermaid.Mermaid.Label;
import deployspec.render.mermaid.Mermaid.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is written into the boxes of a picture. */
record StepLabel(Wording wording) {
    /** So many bounds are readable in one diamond. */
    private static final int MOST_GATES = 2;

    Label of(PlannedBlock block) {
        return new Label(block.number() + " " + wording.plain(block.title()) + planned(block.schedule())
                + block.when().map(w -> ", " + onlyIf(w)).orElse(""));
    }

    Labels of(PlannedStep step) {
        var lines = new ArrayList<Label>();
        lines.add(new Label(step.number() + " " + wording.plain(step.title()) + planned(step.schedule())));
        step.when().ifPresent(w -> lines.add(new Label(onlyIf(w))));
        if (step.role() == Role.ALWAYS) {
            lines.add(new Label("in any case"));
        }
        step.approvals().findFirst().ifPresent(approve -> lines.add(new Label(Approvals.who(approve, wording))));
        if (step.allSteps().anyMatch(StepLabel::callsForRollback)) {
            lines.add(new Label("if it fails, roll back"));
        }
        return new Labels(lines);
    }

    private String onlyIf(Condition condition) {
        return "only if " + Conditions.clause(condition, wording).plain();
    }

    static String planned(Schedule schedule) {
        return schedule.at().map(at -> " (" + Times.window(at) + ")").orElse("");
    }

    /** What must hold in the step and in all that belongs to it. */
    List<Label> gates(PlannedStep step) {
        var all = step.allSteps()
                .flatMap(s -> s.gates().stream().map(g -> gate(s, g)))
                .toList();
        if (all.size() <= MOST_GATES) {
            return all;
        }
        var more = new Label("and " + (all.size() - MOST_GATES) + " more");
        return Stream.concat(all.stream().limit(MOST_GATES), Stream.of(more)).toList();
    }

    private Label gate(PlannedStep step, PlannedGate gate) {
        var watched = step.watch().isEmpty() ? "" : ", watched";
        return new Label(new GateBlocks(wording.in(step)).bounded(gate).words() + watched);
    }

    /** Such a step is the decision itself. */
    static boolean isGateAlone(PlannedStep step) {
        return step.role() == Role.ENTER || step.role() == Role.LEAVE;
    }

    static boolean callsForRollback(PlannedStep step) {
        return step.onFailure().includes(Response.ROLLBACK);
    }
}
