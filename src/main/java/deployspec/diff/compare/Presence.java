package deployspec.diff.compare;

import deployspec.diff.Changes;
import deployspec.diff.Comparer;
import deployspec.diff.Effect;
import deployspec.diff.Matched;
import deployspec.diff.Printed;
import deployspec.diff.Subject;
import deployspec.plan.Action;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import deployspec.plan.Question;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Steps, blocks and thresholds that are gone, and those that came. What looked, asked or told is missed; what changes something unguarded is not. */
public final class Presence implements Comparer {
    @Override
    public void compare(Matched plans, Changes found) {
        plans.steps().removed().forEach(s -> removed(s, plans.before(), found.about(Subject.of(s, plans.before()))));
        plans.steps().added().forEach(s -> added(s, plans.after(), found.about(Subject.of(s, plans.after()))));
        plans.blocks()
                .removed()
                .forEach(b -> plain(
                        Effect.REMOVED,
                        "block-removed",
                        word(b) + " is gone",
                        found.about(Subject.of(b, plans.before()))));
        plans.blocks()
                .added()
                .forEach(b -> plain(
                        Effect.ADDED, "block-added", word(b) + " is new", found.about(Subject.of(b, plans.after()))));
        thresholds(plans, found);
    }

    private static void removed(PlannedStep step, Plan plan, Changes.About about) {
        if (step.role() == PlannedStep.Role.UNDO) {
            plain(Effect.WEAKER, "undo-step-removed", "the rollback does not take this back any more", about);
        } else if (step.role() == PlannedStep.Role.ALWAYS) {
            about.removed(
                    Effect.WEAKER, "always-removed", "this is not done in any case any more", actions(step, plan));
        } else if (!step.gates().isEmpty()) {
            about.removed(Effect.WEAKER, guard(step), "a step with gates is gone", gates(step, plan));
        } else if (asks(step, Question.Approve.class)) {
            about.removed(Effect.WEAKER, "approval-removed", "nobody has to agree any more", actions(step, plan));
        } else if (step.effects().changing()) {
            about.removed(Effect.REMOVED, "step-removed", "the step is gone", actions(step, plan));
        } else if (asks(step, Question.Done.class)) {
            plain(Effect.WEAKER, "confirmation-removed", "nobody does this and says so any more", about);
        } else if (step.actions().stream().anyMatch(a -> !a.essential())) {
            about.removed(Effect.WEAKER, "notice-removed", "somebody is not told any more", actions(step, plan));
        } else if (!step.baselines().isEmpty()) {
            about.removed(
                    Effect.WEAKER,
                    "baseline-removed",
                    "a baseline is not recorded any more",
                    Printed.words(step.baselines()));
        } else if (!step.actions().isEmpty()) {
            about.removed(Effect.WEAKER, "check-removed", "a step that changes nothing is gone", actions(step, plan));
        } else {
            plain(Effect.REMOVED, "step-removed", "the step is gone", about);
        }
    }

    /** What guards a block is no step that anybody wrote. */
    private static String guard(PlannedStep step) {
        return switch (step.role()) {
            case ENTER, LEAVE -> "gate-removed";
            case STEP, CHECK, ITERATION, APPROVAL, ALWAYS, UNDO -> "check-removed";
        };
    }

    private static void added(PlannedStep step, Plan plan, Changes.About about) {
        var what = step.gates().isEmpty() ? actions(step, plan) : gates(step, plan);
        if (asks(step, Question.Approve.class)) {
            about.added(Effect.STRONGER, "approval-added", "somebody has to agree now", what);
        } else if (isUnguarded(step)) {
            about.added(
                    Effect.WEAKER,
                    "unguarded-change",
                    "a step that changes something came, and no gate judges it",
                    what);
        } else {
            about.added(Effect.ADDED, "step-added", "the step is new", what);
        }
        secrets(step, about);
    }

    /** In the phases: what a rollback does is judged at its end. */
    private static boolean isUnguarded(PlannedStep step) {
        boolean judged = !step.gates().isEmpty()
                || step.children().stream()
                        .flatMap(PlannedStep::allSteps)
                        .anyMatch(c -> !c.gates().isEmpty());
        return step.effects().changing() && step.role() != PlannedStep.Role.UNDO && !judged;
    }

    private static void secrets(PlannedStep step, Changes.About about) {
        var seen = new TreeSet<>(Touching.secrets(step));
        if (!seen.isEmpty()) {
            about.added(Effect.WEAKER, "secret-seen", "one more step sees a secret", String.join(", ", seen));
        }
    }

    /** A threshold that was written in place came or went with its gate, which tells it. */
    private static void thresholds(Matched plans, Changes found) {
        for (var gone : plans.thresholds().removed()) {
            if (!gone.inline()) {
                found.about(Subject.of(gone, plans.before()))
                        .removed(
                                Effect.REMOVED,
                                "threshold-removed",
                                "the threshold is gone",
                                Printed.levels(gone.levels()));
            }
        }
        for (var added : plans.thresholds().added()) {
            if (!added.inline()) {
                found.about(Subject.of(added, plans.after()))
                        .added(Effect.ADDED, "threshold-added", "the threshold is new", Printed.levels(added.levels()));
            }
        }
    }

    private static boolean asks(PlannedStep step, Class<? extends Question> what) {
        return step.actions().stream()
                .anyMatch(a -> a.action() instanceof Action.AskOperator ask && what.isInstance(ask.question()));
    }

    private static String gates(PlannedStep step, Plan plan) {
        return step.gates().stream()
                .map(g -> Gates.printed(g, Printed.of(plan)))
                .collect(Collectors.joining("\n"));
    }

    private static String actions(PlannedStep step, Plan plan) {
        return step.actions().stream()
                .map(a -> Printed.of(plan).action(a.action()))
                .collect(Collectors.joining("\n"));
    }

    private static String word(PlannedBlock block) {
        return switch (block.rank()) {
            case PHASE -> "the phase";
            case SECTION -> "the section";
            case BRANCH -> "the branch";
        };
    }

    private static void plain(Effect effect, String kind, String sentence, Changes.About about) {
        about.note(effect, kind, sentence, Optional.empty(), Optional.empty());
    }
}
