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
import java.util.HashMap;
import java.util.HashSet;
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
        var steps = plan.steps();
        int armed = 0;
        while (armed < steps.size() && !steps.get(armed).effects().changing()) {
            armed++;
        }
        var late = readAfter(steps, armed);
        var found = new ArrayList<Diagnostic>();
        if (!late.isEmpty()) {
            var change = steps.get(armed);
            for (var step : plan.rollbackSteps()) {
                compared(plan, step)
                        .filter(threshold -> late.containsKey(threshold.id()))
                        .map(threshold -> complain(threshold, step, late.get(threshold.id()), change, places))
                        .forEach(found::add);
            }
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

    /** The thresholds whose baseline is first read by a step behind the first change, and that step. */
    private static Map<String, PlannedStep> readAfter(List<PlannedStep> steps, int armed) {
        var read = new HashSet<String>();
        var late = new HashMap<String, PlannedStep>();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            for (var baseline : step.baselines()) {
                if (read.add(baseline) && i > armed) {
                    late.put(baseline, step);
                }
            }
        }
        return late;
    }

    private static Stream<PlannedThreshold> compared(Plan plan, PlannedStep step) {
        return step.gates().stream()
                .flatMap(gate -> gate.check() instanceof PlannedGate.Against against
                        ? Stream.of(plan.threshold(against.threshold()))
                        : Stream.empty())
                .filter(threshold -> threshold.baseline().isEmpty()
                        && threshold.levels().stream()
                                .flatMap(level -> level.bound().quantities())
                                .anyMatch(Quantity.Baseline.class::isInstance));
    }
}
