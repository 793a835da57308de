package deployspec.diff.compare;

import deployspec.diff.Changes;
import deployspec.diff.Comparer;
import deployspec.diff.ConditionExtent;
import deployspec.diff.Effect;
import deployspec.diff.Matched;
import deployspec.diff.Pair;
import deployspec.diff.Printed;
import deployspec.diff.Subject;
import deployspec.plan.Condition;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import java.util.Optional;

/** What is done only on a condition is done less often than what is done always. */
public final class Applicability implements Comparer {
    @Override
    public void compare(Matched plans, Changes found) {
        for (var pair : plans.changedSteps()) {
            when(pair.map(PlannedStep::when), changes(pair.after()), plans, found.about(plans.subject(pair.after())));
        }
        for (var pair : plans.blocks().common()) {
            when(pair.map(PlannedBlock::when), false, plans, found.about(Subject.of(pair.after(), plans.after())));
        }
    }

    private static boolean changes(PlannedStep step) {
        return step.effects().changing();
    }

    private static void when(Pair<Optional<Condition>> when, boolean changing, Matched plans, Changes.About about) {
        if (!when.differs()) {
            return;
        }
        var extent = ConditionExtent.between(when.before(), when.after());
        var texts = plans.printedSome(when, Printed::condition).map(t -> t.isEmpty() ? "always" : t);
        switch (extent) {
            case NARROWER -> about.note(Effect.WEAKER, "when-narrowed", "it is done in fewer cases", texts);
            case WIDER ->
                about.note(
                        changing ? Effect.CHANGED : Effect.STRONGER, "when-widened", "it is done in more cases", texts);
            case SAME ->
                about.note(Effect.CHANGED, "when-rewritten", "it is done in the same cases in other words", texts);
            case OTHER -> about.note(Effect.UNCLEAR, "when-changed", "it is done in other cases", texts);
        }
    }
}
