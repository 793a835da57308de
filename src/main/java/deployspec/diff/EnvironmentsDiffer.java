package deployspec.diff;

import deployspec.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Says what a change of a spec means in each of its environments: what is the same in several is said once. */
public final class EnvironmentsDiffer {
    private EnvironmentsDiffer() {}

    /** Which environment of one side is compared with which of the other. */
    private record Compared(String name, Plan before, Plan after) {}

    /** @param before and after: plans by environment; a spec that declares none has one, by the empty name */
    public static List<Finding> diff(SequencedMap<String, Plan> before, SequencedMap<String, Plan> after) {
        var compared = compared(before, after);
        var where = new LinkedHashMap<Change, List<String>>();
        for (var pair : compared) {
            Differ.diff(pair.before(), pair.after())
                    .forEach(c ->
                            where.computeIfAbsent(c, k -> new ArrayList<>()).add(pair.name()));
        }
        var findings = new ArrayList<Finding>();
        where.forEach((change, names) ->
                findings.add(new Finding(change, names.size() >= compared.size() ? List.of() : names)));
        var gone = only(before, after);
        var fresh = only(after, before);
        boolean renamed = gone.size() == 1 && fresh.size() == 1 && !gone.contains("") && !fresh.contains("");
        if (!renamed) {
            declared(gone).forEach(name -> findings.add(came(Effect.REMOVED, "environment-removed", "gone", name)));
            declared(fresh).forEach(name -> findings.add(came(Effect.ADDED, "environment-added", "new", name)));
        }
        findings.sort((a, b) -> a.change().effect().compareTo(b.change().effect()));
        return List.copyOf(findings);
    }

    /**
     * By name. If each side has one that the other lacks, it was renamed; and one that came where none was declared, or
     * went so that none is, is compared with the whole: nothing that was promised for it can get lost that way.
     */
    private static List<Compared> compared(SequencedMap<String, Plan> before, SequencedMap<String, Plan> after) {
        var compared = new ArrayList<Compared>();
        after.forEach((name, plan) ->
                counterpart(name, after, before).ifPresent(b -> compared.add(new Compared(name, b, plan))));
        if (after.containsKey("")) {
            before.forEach((name, plan) -> {
                if (!name.isEmpty()) {
                    compared.add(
                            new Compared(name, plan, after.sequencedValues().getFirst()));
                }
            });
        }
        return compared;
    }

    private static Optional<Plan> counterpart(
            String name, SequencedMap<String, Plan> own, SequencedMap<String, Plan> others) {
        if (others.containsKey(name)) {
            return Optional.ofNullable(others.get(name));
        }
        if (others.containsKey("") && !name.isEmpty()) {
            return Optional.ofNullable(others.get(""));
        }
        var unmatched = only(others, own);
        boolean renamed = unmatched.size() == 1
                && only(own, others).size() == 1
                && !unmatched.getFirst().isEmpty();
        return renamed && !name.isEmpty() ? Optional.ofNullable(others.get(unmatched.getFirst())) : Optional.empty();
    }

    private static List<String> only(Map<String, Plan> these, Map<String, Plan> those) {
        return these.keySet().stream().filter(n -> !those.containsKey(n)).toList();
    }

    private static List<String> declared(List<String> names) {
        return names.stream().filter(n -> !n.isEmpty()).toList();
    }

    private static Finding came(Effect effect, String kind, String how, String name) {
        var subject = Subject.named(Subject.Sort.ENVIRONMENT, name);
        return new Finding(
                new Change(effect, kind, subject, "the environment is " + how, Optional.empty(), Optional.empty()),
                List.of());
    }
}
