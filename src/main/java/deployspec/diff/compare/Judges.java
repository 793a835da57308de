package deployspec.diff.compare;

import deployspec.diff.Changes;
import deployspec.diff.Comparer;
import deployspec.diff.Effect;
import deployspec.diff.Matched;
import deployspec.diff.Pair;
import deployspec.diff.Printed;
import deployspec.diff.Subject;
import deployspec.plan.Measure;
import deployspec.plan.PlannedThreshold;
import java.util.Optional;

/** A threshold that measures something else judges something else, even if its levels stay; only a person can say which is more. */
public final class Judges implements Comparer {
    @Override
    public void compare(Matched plans, Changes found) {
        for (var pair : plans.thresholds().common()) {
            if (pair.differs()) {
                var about = found.about(Subject.of(pair.after(), plans.after()));
                measure(pair.map(PlannedThreshold::measure), plans, about);
                baseline(pair.map(PlannedThreshold::baseline), plans, about);
                about.plain(
                        "dimension-changed",
                        "the kind of its number",
                        pair.map(PlannedThreshold::dimension),
                        Enum::name);
                about.plain("title-changed", "its title", pair.map(PlannedThreshold::title), Printed::text);
                about.plain("prose-changed", "its explanation", pair.map(PlannedThreshold::about), Printed::text);
                about.plain("place-changed", "where it is declared", pair.map(PlannedThreshold::inline), Judges::place);
            }
        }
    }

    private static void measure(Pair<Measure> measures, Matched plans, Changes.About about) {
        if (!measures.differsIn(Comments::withoutSecrets)) {
            return;
        }
        boolean same = !measures.differsIn(Comments::without);
        about.note(
                same ? Effect.CHANGED : Effect.UNCLEAR,
                same ? "comment-changed" : "judge-changed",
                same ? "the comments of its measure changed" : "it is judged by another measure",
                plans.<Measure>printed(measures, Printed::measure));
    }

    private static void baseline(Pair<Optional<Measure>> baselines, Matched plans, Changes.About about) {
        if (baselines.differsIn(b -> b.map(Comments::withoutSecrets))) {
            boolean same = !baselines.differsIn(b -> b.map(Comments::without));
            about.note(
                    same ? Effect.CHANGED : Effect.UNCLEAR,
                    same ? "comment-changed" : "baseline-changed",
                    same ? "the comments of its baseline changed" : "its baseline is measured in another way",
                    plans.printedSome(baselines, Printed::measure));
        }
    }

    private static String place(boolean inline) {
        return inline ? "in its gate" : "among the thresholds";
    }
}
