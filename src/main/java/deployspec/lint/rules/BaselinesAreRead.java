package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.Places;
import deployspec.lint.PlanRule;
import deployspec.plan.Plan;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedStep;
import deployspec.plan.PlannedThreshold;
import deployspec.value.Quantity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A gate that compares with a baseline comes after the baseline was read, because nothing is equal to nothing. */
public final class BaselinesAreRead implements PlanRule {
    @Override
    public Page page() {
        return new Page(
                "baseline-never-read",
                Severity.ERROR,
                "A gate compares with a baseline that no earlier step reads.",
                "Such a gate can only answer no-data, and the run stops at it.",
                "List the threshold in the `baseline` of a step before the first change, or give it a `baseline` measure.");
    }

    @Override
    public List<Diagnostic> check(Plan plan, Places places) {
        var read = new HashSet<String>();
        var beforeTheChange = new HashSet<String>();
        boolean changed = false;
        var found = new ArrayList<Diagnostic>();
        for (var step : plan.steps()) {
            read.addAll(step.baselines());
            unread(plan, step, read)
                    .map(t -> complain(t, step, places, "`%s` compares with a baseline that nothing before it reads"))
                    .forEach(found::add);
            changed |= step.effects().changing();
            if (!changed) {
                beforeTheChange.addAll(step.baselines());
            }
        }
        for (var step : plan.rollbackSteps()) {
            beforeTheChange.addAll(step.baselines());
            unread(plan, step, beforeTheChange)
                    .map(t -> complain(
                            t,
                            step,
                            places,
                            read.contains(t.id())
                                    ? "`%s` compares with a baseline that may not have been read when the rollback starts"
                                    : "`%s` compares with a baseline that nothing before it reads"))
                    .forEach(found::add);
        }
        return found;
    }

    private Diagnostic complain(PlannedThreshold threshold, PlannedStep step, Places places, String what) {
        return page().at(places.of(step.id()), what.formatted(threshold.id()))
                .withHelp("Add `baseline: [%s]` to a step before the first one that changes something."
                        .formatted(threshold.id()));
    }

    private static Stream<PlannedThreshold> unread(Plan plan, PlannedStep step, Set<String> read) {
        return thresholds(plan, step)
                .filter(t -> t.baseline().isEmpty() && comparesWithBaseline(t) && !read.contains(t.id()));
    }

    private static Stream<PlannedThreshold> thresholds(Plan plan, PlannedStep step) {
        return step.gates().stream()
                .map(PlannedGate::check)
                .flatMap(
                        c -> c instanceof PlannedGate.Against against ? Stream.of(against.threshold()) : Stream.empty())
                .map(plan::threshold);
    }

    private static boolean comparesWithBaseline(PlannedThreshold threshold) {
        return threshold.levels().stream()
                .flatMap(l -> l.bound().quantities())
                .anyMatch(Quantity.Baseline.class::isInstance);
    }
}
