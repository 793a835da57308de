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
                "List the threshold in the `baseline` of a step before the change, or give it a `baseline` measure.");
    }

    @Override
    public List<Diagnostic> check(Plan plan, Places places) {
        var read = new HashSet<String>();
        var found = new ArrayList<Diagnostic>();
        for (var step : plan.allSteps()) {
            read.addAll(step.baselines());
            thresholds(plan, step)
                    .filter(t -> t.baseline().isEmpty() && comparesWithBaseline(t) && !read.contains(t.id()))
                    .map(t -> page().at(
                                    places.of(step.id()),
                                    "`%s` compares with a baseline that nothing before it reads".formatted(t.id()))
                            .withHelp("Add `baseline: [%s]` to a step before the change.".formatted(t.id())))
                    .forEach(found::add);
        }
        return found;
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
