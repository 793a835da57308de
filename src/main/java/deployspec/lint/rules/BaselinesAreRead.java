package deployspec.lint.rules;

import static java.util.stream.Collectors.toSet;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.Places;
import deployspec.lint.PlanRule;
import deployspec.plan.Item;
import deployspec.plan.Plan;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedStep;
import deployspec.plan.PlannedThreshold;
import deployspec.value.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                "List the threshold in the `baseline` of a step before the change, or give it a `baseline` measure.");
    }

    @Override
    public List<Diagnostic> check(Plan plan, Places places) {
        if (plan.thresholds().stream().noneMatch(BaselinesAreRead::needsAReader)) {
            return List.of();
        }
        var readers = new ArrayList<PlannedStep>();
        var unsure = unsure(plan);
        var found = new ArrayList<Diagnostic>();
        for (var step : plan.allSteps()) {
            if (!step.baselines().isEmpty()) {
                readers.add(step);
            }
            var read = readers.stream()
                    .filter(reader -> !unsure.getOrDefault(step.id(), Set.of()).contains(reader.id()))
                    .flatMap(reader -> reader.baselines().stream())
                    .collect(toSet());
            thresholds(plan, step)
                    .filter(t -> needsAReader(t) && !read.contains(t.id()))
                    .map(t -> complain(t.id(), step, reader(t.id(), readers), places))
                    .forEach(found::add);
        }
        return found;
    }

    /** @param reader that comes before, and may not have been carried out */
    private Diagnostic complain(String threshold, PlannedStep step, Optional<PlannedStep> reader, Places places) {
        var place = places.of(step.id());
        return reader.map(r -> page().at(
                                place,
                                "this is done in any case, and the baseline of `%s` may not have been read by then"
                                        .formatted(threshold))
                        .relatedTo(places.of(r.id()), "read here, if the run comes so far")
                        .withHelp(
                                "Add `baseline: [%s]` to a step before the phase or section that this `always` belongs to."
                                        .formatted(threshold)))
                .orElseGet(() -> page().at(
                                place,
                                "`%s` compares with a baseline that nothing before it reads".formatted(threshold))
                        .withHelp("Add `baseline: [%s]` to a step before the change.".formatted(threshold)));
    }

    private static Optional<PlannedStep> reader(String threshold, List<PlannedStep> readers) {
        return readers.stream().filter(r -> r.baselines().contains(threshold)).findFirst();
    }

    /** By the id of a step that is done in any case, the others of its block: by then they may not have been. */
    private static Map<String, Set<String>> unsure(Plan plan) {
        var unsure = new HashMap<String, Set<String>>();
        plan.allBlocks().forEach(block -> {
            var always = block.always().stream().flatMap(PlannedStep::allSteps).map(PlannedStep::id);
            var others = block.ordinary().stream()
                    .flatMap(Item::allSteps)
                    .map(PlannedStep::id)
                    .collect(toSet());
            always.forEach(id -> unsure.put(id, others));
        });
        return unsure;
    }

    private static Stream<PlannedThreshold> thresholds(Plan plan, PlannedStep step) {
        return step.gates().stream()
                .map(PlannedGate::check)
                .flatMap(
                        c -> c instanceof PlannedGate.Against against ? Stream.of(against.threshold()) : Stream.empty())
                .map(plan::threshold);
    }

    /** Whether it compares with a baseline, and nothing but a step can read that. */
    private static boolean needsAReader(PlannedThreshold threshold) {
        return threshold.baseline().isEmpty()
                && threshold.levels().stream()
                        .flatMap(l -> l.bound().quantities())
                        .anyMatch(Quantity.Baseline.class::isInstance);
    }
}
