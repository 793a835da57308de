package deployspec.render.github;

import deployspec.plan.Plan;
import java.util.stream.IntStream;

/** The names under which steps find what earlier ones left. */
record Places(Plan plan) {
    /** Of the variable that says how a step ended. */
    String outcome(String step) {
        var steps = plan.allSteps();
        var place = IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).id().equals(step))
                .findFirst()
                .orElseThrow();
        return "OUTCOME_" + (place + 1);
    }

    /** Of the variable that holds the baseline of a threshold. */
    String baseline(String threshold) {
        var thresholds = plan.thresholds();
        var place = IntStream.range(0, thresholds.size())
                .filter(i -> thresholds.get(i).id().equals(threshold))
                .findFirst()
                .orElseThrow();
        return "BASELINE_" + (place + 1);
    }
}
