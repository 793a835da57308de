package deployspec.diff.compare;

import deployspec.diff.Changes;
import deployspec.diff.Comparer;
import deployspec.diff.Effect;
import deployspec.diff.Matched;
import deployspec.diff.Pair;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import deployspec.plan.PlannedStep.Role;
import java.util.Optional;

/** What is done in any case, or no longer is: that shows only when something else has gone wrong. */
public final class InAnyCase implements Comparer {
    @Override
    public void compare(Matched plans, Changes found) {
        for (var pair : plans.steps().common()) {
            compare(pair, plans, found.about(plans.subject(pair.after())));
        }
    }

    private static void compare(Pair<PlannedStep> pair, Matched plans, Changes.About about) {
        boolean was = isAlways(pair.before());
        boolean is = isAlways(pair.after());
        if (was && !is) {
            plain(Effect.WEAKER, "always-removed", "it is no longer done where something before it fails", about);
        } else if (is && !was) {
            var effect = pair.after().effects().changing() ? Effect.UNCLEAR : Effect.STRONGER;
            plain(effect, "always-added", "it is done in any case now, also where something before it fails", about);
        } else if (is && !holder(pair.before(), plans.before()).equals(holder(pair.after(), plans.after()))) {
            plain(
                    Effect.UNCLEAR,
                    "always-elsewhere",
                    "it belongs to another phase or section, and is done if that began",
                    about);
        }
    }

    private static boolean isAlways(PlannedStep step) {
        return step.role() == Role.ALWAYS;
    }

    private static Optional<String> holder(PlannedStep step, Plan plan) {
        return plan.allBlocks()
                .filter(block -> block.always().stream().anyMatch(s -> s.id().equals(step.id())))
                .map(PlannedBlock::id)
                .findFirst();
    }

    private static void plain(Effect effect, String kind, String sentence, Changes.About about) {
        about.note(effect, kind, sentence, Optional.empty(), Optional.empty());
    }
}
