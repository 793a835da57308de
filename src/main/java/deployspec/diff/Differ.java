package deployspec.diff;

import deployspec.plan.Plan;
import java.util.List;
import java.util.Optional;

/**
 * Says what a change of a procedure means: the differences of two plans for the same environment, what became weaker
 * first. Every difference is said; equal plans have none.
 */
public final class Differ {
    private Differ() {}

    public static List<Change> diff(Plan before, Plan after) {
        if (before.equals(after)) {
            return List.of();
        }
        var matched = Matched.of(before, after);
        var found = new Changes();
        Comparers.ALL.forEach(c -> c.compare(matched, found));
        if (found.isEmpty()) {
            // Numbers follow from the order; alone, they differ only in plans that no compiler made.
            found.about(Subject.procedure(after))
                    .note(Effect.CHANGED, "renumbered", "steps have other numbers", Optional.empty(), Optional.empty());
        }
        return found.sorted();
    }
}
