package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.Places;
import deployspec.lint.PlanRule;
import deployspec.plan.Effects;
import deployspec.plan.Plan;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedStep;
import deployspec.plan.PlannedThreshold;
import deployspec.value.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the rollback compares with was read before anything changed, because a rollback may start at the first change. */
public final class BaselinesPrecedeChanges implements PlanRule {
    @Override
    public Page page() {
        return new Page(
                "baseline-after-change",
                Severity.WARNING,
                "The rollback compares with a baseline that is read only after the first change.",
                "A rollback that starts before that has nothing to compare with, and one that starts later compares with a system that was changed already.",
                "Read the baseline in a step before the first one that changes something.");
    }

    @Override
    public List<Diagnostic> check(Plan plan, Places places) {
        if (plan.thresholds().stream().noneMatch(BaselinesPrecedeChanges::comparesWithBaseline)) {
            return List.of();
        }
        var steps = plan.steps();
        var readers = readers(steps);
        var taken = takenBack(steps);
        int armed = firstChange(steps);
        var found = new ArrayList<Diagnostic>();
        for (var step : plan.rollbackSteps()) {
            int from = taken.getOrDefault(step.id(), armed);
            compared(plan, step)
                    .filter(threshold -> readers.getOrDefault(threshold.id(), -1) > from)
                    .map(threshold -> complain(
                            threshold,
                            step,
                            steps.get(readers.getOrDefault(threshold.id(), from)),
                            steps.get(from),
                            places))
                    .forEach(found::add);
        }
        return found;
    }

    private Diagnostic complain(
            PlannedThreshold threshold, PlannedStep step, PlannedStep reader, PlannedStep change, Places places) {
        return page().at(
                        places.of(step.id()),
                        "the rollback compares `%s` with a baseline that may not have been read when it starts"
                                .formatted(threshold.id()))
                .relatedTo(places.of(reader.id()), "read here")
                .relatedTo(places.of(change.id()), "from this step on a rollback may start")
                .withHelp("Move `baseline: [%s]` to a step before `%s`.".formatted(threshold.id(), change.id()));
    }

    private static int firstChange(List<PlannedStep> steps) {
        int first = 0;
        while (first < steps.size() && !steps.get(first).effects().changing()) {
            first++;
        }
        return first;
    }

    /** By a threshold's id, the first step that reads its baseline. */
    private static Map<String, Integer> readers(List<PlannedStep> steps) {
        var readers = new HashMap<String, Integer>();
        for (int i = 0; i < steps.size(); i++) {
            for (var baseline : steps.get(i).baselines()) {
                readers.putIfAbsent(baseline, i);
            }
        }
        return readers;
    }

    /** By the id of a step of the rollback, the first step that it takes back: until that ran, it has nothing to prove. */
    private static Map<String, Integer> takenBack(List<PlannedStep> steps) {
        var taken = new HashMap<String, Integer>();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).effects().wayBack() instanceof Effects.ByStep by) {
                taken.putIfAbsent(by.step(), i);
            }
        }
        return taken;
    }

    private static Stream<PlannedThreshold> compared(Plan plan, PlannedStep step) {
        return step.gates().stream()
                .flatMap(gate -> gate.check() instanceof PlannedGate.Against against
                        ? Stream.of(plan.threshold(against.threshold()))
                        : Stream.empty())
                .filter(BaselinesPrecedeChanges::comparesWithBaseline);
    }

    /** And with one that a step has to read. */
    private static boolean comparesWithBaseline(PlannedThreshold threshold) {
        return threshold.baseline().isEmpty()
                && threshold.levels().stream()
                        .flatMap(level -> level.bound().quantities())
                        .anyMatch(Quantity.Baseline.class::isInstance);
    }
}
