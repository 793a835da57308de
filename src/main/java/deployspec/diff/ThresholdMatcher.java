package deployspec.diff;

import deployspec.plan.Plan;
import deployspec.plan.PlannedThreshold;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds out which threshold is which: by id (that of one written in place begins with its step's), then by what it judges,
 * by what it measures, by its title, and at last by being the only one left of its step.
 */
final class ThresholdMatcher {
    private final Map<String, String> found = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    private ThresholdMatcher() {}

    /** @param steps ids of before to ids of after */
    static Map<String, String> match(Plan before, Plan after, Map<String, String> steps) {
        var matcher = new ThresholdMatcher();
        var ids = new HashSet<String>();
        after.thresholds().forEach(t -> ids.add(t.id()));
        for (var threshold : before.thresholds()) {
            var id = moved(threshold, steps);
            if (ids.contains(id) && matcher.taken.add(id)) {
                matcher.found.put(threshold.id(), id);
            }
        }
        List<Function<PlannedThreshold, Object>> features =
                List.of(t -> List.of(t.levels(), t.measure()), t -> t.measure(), t -> t.title(), t -> t.inline());
        for (var feature : features) {
            matcher.byFeature(before, after, steps, feature);
        }
        return matcher.found;
    }

    private void byFeature(
            Plan before, Plan after, Map<String, String> steps, Function<PlannedThreshold, Object> feature) {
        Map<Object, PlannedThreshold> left = new LinkedHashMap<>();
        before.thresholds().stream()
                .filter(t -> !found.containsKey(t.id()))
                .forEach(t ->
                        left.merge(List.of(owner(moved(t, steps)), feature.apply(t)), t, (first, second) -> first));
        for (var threshold : after.thresholds()) {
            var same = left.get(List.of(owner(threshold.id()), feature.apply(threshold)));
            boolean declared = !threshold.inline() && feature.apply(threshold) instanceof Boolean;
            if (same != null && !declared && !found.containsKey(same.id()) && taken.add(threshold.id())) {
                found.put(same.id(), threshold.id());
            }
        }
    }

    /** Its id, if its step has another one now. */
    private static String moved(PlannedThreshold threshold, Map<String, String> steps) {
        var owner = owner(threshold.id());
        return threshold.inline() && steps.containsKey(owner)
                ? steps.get(owner) + threshold.id().substring(owner.length())
                : threshold.id();
    }

    /** The step in which it was written; empty for a declared one. */
    static String owner(String id) {
        int slash = id.indexOf('/');
        return slash < 0 ? "" : id.substring(0, slash);
    }
}
