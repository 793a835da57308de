package deployspec.diff;

import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import deployspec.plan.PlannedThreshold;
import deployspec.prose.Wording;
import java.util.Optional;

/**
 * What a change is about.
 *
 * @param id unique among its sort; of what is gone, the one that it had
 * @param title how a person knows it, as plain text
 */
public record Subject(Sort sort, String id, String title) {
    /** The sorts of things that have a name or a place. */
    public enum Sort {
        STEP,
        BLOCK,
        THRESHOLD,
        INPUT,
        SECRET,
        CONTACT,
        CHANNEL,
        ENVIRONMENT,
        ROLLBACK,
        SIGN_OFF,
        PROCEDURE
    }

    public static Subject of(PlannedStep step, Plan plan) {
        return new Subject(Sort.STEP, step.id(), Wording.of(plan).in(step).plain(step.title()));
    }

    public static Subject of(PlannedBlock block, Plan plan) {
        return new Subject(Sort.BLOCK, block.id(), Wording.of(plan).plain(block.title()));
    }

    /** A threshold that was written in place is known by its step, too. */
    public static Subject of(PlannedThreshold threshold, Plan plan) {
        var title = Wording.of(plan).plain(threshold.title());
        var owner = threshold.inline() ? owner(threshold, plan) : Optional.<String>empty();
        return new Subject(
                Sort.THRESHOLD, threshold.id(), owner.map(o -> o + ": ").orElse("") + title);
    }

    private static Optional<String> owner(PlannedThreshold threshold, Plan plan) {
        return plan.allSteps().stream()
                .filter(s -> threshold.id().startsWith(s.id() + "/"))
                .findFirst()
                .map(s -> of(s, plan).title());
    }

    public static Subject named(Sort sort, String name) {
        return new Subject(sort, name, name);
    }

    public static Subject procedure(Plan plan) {
        return new Subject(
                Sort.PROCEDURE,
                plan.head().id(),
                Wording.of(plan).plain(plan.head().title()));
    }

    public static Subject rollback() {
        return new Subject(Sort.ROLLBACK, "rollback", "Rollback");
    }
}
