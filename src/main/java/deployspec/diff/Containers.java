package deployspec.diff;

import deployspec.plan.Item;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * What stands in what: the phases, the rollback, and each block and step that holds others.
 *
 * @param members by container, the keys of what stands directly in it, in order
 * @param of the container of each key
 */
record Containers(SequencedMap<String, List<String>> members, Map<String, String> of) {
    static final String PHASES = "phases";
    static final String ROLLBACK = "rollback";

    /** Keys tell blocks from steps, which may share an id. */
    static String key(Item item) {
        return switch (item) {
            case PlannedBlock block -> blockKey(block.id());
            case PlannedStep step -> stepKey(step.id());
            case Item.Parallel parallel -> "";
            case Item.Note note -> "";
        };
    }

    static String blockKey(String id) {
        return "block " + id;
    }

    static String stepKey(String id) {
        return "step " + id;
    }

    static Containers in(Plan plan) {
        var containers = new Containers(new LinkedHashMap<>(), new LinkedHashMap<>());
        containers.fill(PHASES, plan.phases());
        plan.rollback().ifPresent(r -> containers.fill(ROLLBACK, r.items()));
        return containers;
    }

    private void fill(String container, List<? extends Item> items) {
        var keys = members.computeIfAbsent(container, c -> new ArrayList<>());
        for (var item : items) {
            var key = key(item);
            if (!key.isEmpty()) {
                keys.add(key);
                of.put(key, container);
            }
            fill(key.isEmpty() ? container : key, item.inside());
        }
    }

    /** {@code in “Deploy” behind “Migrate”}; numbers would have changed with every step that came. */
    String place(String key, Plan plan) {
        var container = of.get(key);
        if (container == null) {
            return "";
        }
        var siblings = members.getOrDefault(container, List.of());
        int at = siblings.indexOf(key);
        var behind = at == 0 ? "first" : "behind “" + title(siblings.get(at - 1), plan) + "”";
        return switch (container) {
            case PHASES -> behind;
            case ROLLBACK -> "in the rollback, " + behind;
            default -> "in “" + title(container, plan) + "”, " + behind;
        };
    }

    private static String title(String key, Plan plan) {
        return Stream.concat(
                        plan.allSteps().stream().filter(s -> key(s).equals(key)).map(s -> Subject.of(s, plan)),
                        plan.allBlocks().filter(b -> key(b).equals(key)).map(b -> Subject.of(b, plan)))
                .findFirst()
                .map(Subject::title)
                .orElse(key);
    }
}
