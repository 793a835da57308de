package deployspec.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where a value may be one of several things and is none of them, the validator reports what is wrong with it as each.
 * This keeps what is wrong with it as the thing that its author most likely meant.
 */
final class Branches {
    /** Stands for a value that has the kind of none of the alternatives. */
    static final String NONE_FITS = "anyOf";

    private static final Set<String> ALTERNATIVES = Set.of("anyOf", "oneOf");

    private Branches() {}

    static List<Finding> likeliest(List<Finding> findings, Kinds kinds) {
        return choose(findings, 0, kinds);
    }

    /** Tells whether a finding says that the value is of another kind altogether, such as a list instead of text. */
    @FunctionalInterface
    interface Kinds {
        boolean differs(Finding finding);
    }

    private static List<Finding> choose(List<Finding> findings, int from, Kinds kinds) {
        var chosen = new ArrayList<Finding>();
        Map<List<Object>, List<Finding>> choices = new LinkedHashMap<>();
        for (Finding finding : findings) {
            int fork = fork(finding, from);
            if (fork < 0) {
                chosen.add(finding);
            } else if (fork < finding.path().size() - 1) {
                choices.computeIfAbsent(choice(finding, fork), key -> new ArrayList<>())
                        .add(finding);
            }
        }
        choices.values().forEach(choice -> chosen.addAll(branch(choice, kinds, from)));
        return chosen;
    }

    private static int fork(Finding finding, int from) {
        for (int i = from; i < finding.path().size(); i++) {
            // A key of the same name follows `properties` and is no fork.
            if (ALTERNATIVES.contains(finding.path().get(i))
                    && (i == 0 || !finding.path().get(i - 1).equals("properties"))) {
                return i;
            }
        }
        return -1;
    }

    /** The value and the fork: an item of a list may have taken the same way through the schema as its neighbour. */
    private static List<Object> choice(Finding finding, int fork) {
        var key = new ArrayList<Object>(finding.path().subList(0, fork + 1));
        key.add(finding.place().subList(0, depth(finding, fork)));
        return key;
    }

    /** How deep in the document the value at a point of the way through the schema is. */
    private static int depth(Finding finding, int end) {
        int depth = 0;
        for (int i = 0; i < end; i++) {
            switch (finding.path().get(i).toString()) {
                case "properties" -> {
                    depth++;
                    i++;
                }
                case "items", "additionalProperties" -> depth++;
                case "anyOf", "oneOf", "allOf" -> i++;
                default -> {}
            }
        }
        return depth;
    }

    private static List<Finding> branch(List<Finding> choice, Kinds kinds, int from) {
        Finding first = choice.getFirst();
        int fork = fork(first, from);
        int depth = depth(first, fork);
        Map<Object, List<Finding>> branches = new TreeMap<>(Comparator.comparingInt(index -> (Integer) index));
        choice.forEach(finding -> branches.computeIfAbsent(finding.path().get(fork + 1), key -> new ArrayList<>())
                .add(finding));
        branches.values()
                .removeIf(branch ->
                        branch.stream().anyMatch(finding -> finding.place().size() == depth && kinds.differs(finding)));
        if (branches.isEmpty()) {
            List<Object> place = first.place().subList(0, depth);
            return List.of(new Finding(NONE_FITS, "", place, first.path().subList(0, fork + 1)));
        }
        List<Finding> likeliest = branches.values().stream()
                .min(Comparator.comparingLong((List<Finding> branch) -> atValue(branch, depth))
                        .thenComparingInt(List::size))
                .orElseThrow();
        return choose(likeliest, fork + 2, kinds);
    }

    /** Mistakes in the value itself weigh more than those inside it: an unknown key says that it is something else. */
    private static long atValue(List<Finding> branch, int depth) {
        return branch.stream()
                .filter(finding -> finding.place().size() == depth)
                .count();
    }
}
