package deployspec.diff;

import static java.util.Objects.requireNonNull;

import deployspec.plan.Action;
import deployspec.plan.Capture;
import deployspec.plan.Plan;
import deployspec.plan.PlannedAction;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedStep;
import deployspec.plan.Question;
import deployspec.plan.Stretch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out which step and which block of one plan is which of the other: by id, then by title, then by what it does, then
 * by where it stands. An id that nobody wrote is made from the title, so without this a new title would be a step that is
 * gone and another one. Two things that are taken for one are compared in every facet, so a wrong guess hides nothing.
 */
final class Matcher {
    private final Plan before;
    private final Plan after;
    private final Containers old;
    private final Containers fresh;
    private final Map<String, PlannedStep> oldSteps;
    private final Map<String, PlannedStep> freshSteps;
    private final Map<String, PlannedBlock> oldBlocks;
    private final Map<String, PlannedBlock> freshBlocks;
    /** Keys of before to keys of after. */
    private final Map<String, String> found = new LinkedHashMap<>();

    private final Set<String> taken = new HashSet<>();

    private Matcher(Plan before, Plan after) {
        this.before = before;
        this.after = after;
        this.old = Containers.in(before);
        this.fresh = Containers.in(after);
        this.oldSteps = steps(before);
        this.freshSteps = steps(after);
        this.oldBlocks = blocks(before);
        this.freshBlocks = blocks(after);
    }

    /** Which ids of the first plan stand for which of the second. */
    static Renaming match(Plan before, Plan after) {
        var matcher = new Matcher(before, after);
        matcher.byId();
        matcher.steps(s -> Optional.of(s.role() + " " + s.title().written()));
        matcher.stepsByDeed();
        matcher.blocksByContent();
        matcher.byPlace();
        matcher.undos();
        var steps = matcher.ids("step ");
        var thresholds = ThresholdMatcher.match(before, after, steps);
        return new Renaming(steps, matcher.ids("block "), thresholds);
    }

    private Map<String, String> ids(String sort) {
        return found.entrySet().stream()
                .filter(e -> e.getKey().startsWith(sort))
                .collect(Collectors.toMap(
                        e -> e.getKey().substring(sort.length()),
                        e -> e.getValue().substring(sort.length())));
    }

    private void byId() {
        old.of().keySet().stream().filter(fresh.of()::containsKey).forEach(key -> match(key, key));
    }

    private void match(String key, String now) {
        if (!found.containsKey(key) && taken.add(now)) {
            found.put(key, now);
        }
    }

    /** Those that no other step of their plan shares the feature with. */
    private void steps(Function<PlannedStep, Optional<?>> feature) {
        var left = unique(oldSteps, key -> !found.containsKey(key), feature);
        var right = unique(freshSteps, key -> !taken.contains(key), feature);
        left.forEach((shared, key) -> Optional.ofNullable(right.get(shared)).ifPresent(now -> match(key, now)));
    }

    private static Map<Object, String> unique(
            Map<String, PlannedStep> steps,
            Function<String, Boolean> open,
            Function<PlannedStep, Optional<?>> feature) {
        var keys = new LinkedHashMap<Object, List<String>>();
        steps.forEach((key, step) -> {
            if (open.apply(key)) {
                feature.apply(step)
                        .ifPresent(f ->
                                keys.computeIfAbsent(f, x -> new ArrayList<>()).add(key));
            }
        });
        var unique = new LinkedHashMap<Object, String>();
        keys.forEach((shared, of) -> {
            if (of.size() == 1) {
                unique.put(shared, of.getFirst());
            }
        });
        return unique;
    }

    private void stepsByDeed() {
        var left = unique(oldSteps, key -> !found.containsKey(key), s -> deed(s, before));
        var right = unique(freshSteps, key -> !taken.contains(key), s -> deed(s, after));
        left.forEach((shared, key) -> Optional.ofNullable(right.get(shared)).ifPresent(now -> match(key, now)));
    }

    /** What a step does and is judged by, without its name. */
    private record Deed(
            PlannedStep.Role role,
            List<PlannedAction> actions,
            List<Capture> captures,
            List<Stretch> watch,
            List<Object> gates) {}

    /** Empty for what many steps do alike: hold others, or ask a person whether it is done. */
    private static Optional<Deed> deed(PlannedStep step, Plan plan) {
        boolean tells = !step.gates().isEmpty() || step.actions().stream().anyMatch(a -> !isDone(a));
        var gates = step.gates().stream()
                .<Object>map(g -> switch (g.check()) {
                    case PlannedGate.Against against -> {
                        var threshold = plan.threshold(against.threshold());
                        yield threshold.inline() ? List.of(threshold.levels(), threshold.measure()) : threshold.id();
                    }
                    case PlannedGate.Holds holds -> holds.condition();
                })
                .toList();
        return tells
                ? Optional.of(new Deed(step.role(), step.actions(), step.captures(), step.watch(), gates))
                : Optional.empty();
    }

    private static boolean isDone(PlannedAction action) {
        return action.action() instanceof Action.AskOperator ask && ask.question() instanceof Question.Done;
    }

    /** A block with another id is the one that now holds most of its steps. */
    private void blocksByContent() {
        oldBlocks.forEach((key, block) -> {
            if (!found.containsKey(key)) {
                var holders = new HashMap<String, Integer>();
                block.allSteps()
                        .flatMap(s -> Stream.ofNullable(found.get(Containers.key(s))))
                        .map(now -> fresh.of().getOrDefault(now, ""))
                        .filter(holder -> freshBlocks.containsKey(holder) && !taken.contains(holder))
                        .forEach(holder -> holders.merge(holder, 1, Integer::sum));
                holders.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .ifPresent(most -> match(key, most.getKey()));
            }
        });
    }

    /** In a container that is known, between two neighbours that are known: as many of one shape as before, in this order. */
    private void byPlace() {
        within(Containers.PHASES, Containers.PHASES);
        within(Containers.ROLLBACK, Containers.ROLLBACK);
        for (var container : old.members().keySet()) {
            Optional.ofNullable(found.get(container)).ifPresent(now -> within(container, now));
        }
    }

    private void within(String container, String now) {
        var left = gaps(old.members().getOrDefault(container, List.of()), found.keySet(), found, oldSteps, oldBlocks);
        var right = gaps(fresh.members().getOrDefault(now, List.of()), taken, Map.of(), freshSteps, freshBlocks);
        left.forEach((gap, keys) -> {
            var there = right.getOrDefault(gap, List.of());
            if (keys.size() == there.size()) {
                for (int i = 0; i < keys.size(); i++) {
                    match(keys.get(i), there.get(i));
                }
            }
        });
    }

    /** Behind which known neighbour, and of what shape. */
    private record Gap(String behind, Object shape) {}

    private static Map<Gap, List<String>> gaps(
            List<String> members,
            Set<String> known,
            Map<String, String> names,
            Map<String, PlannedStep> steps,
            Map<String, PlannedBlock> blocks) {
        var gaps = new LinkedHashMap<Gap, List<String>>();
        var behind = "";
        for (var key : members) {
            if (known.contains(key)) {
                behind = names.getOrDefault(key, key);
            } else {
                var shape = steps.containsKey(key)
                        ? shape(steps.get(key))
                        : requireNonNull(blocks.get(key)).rank();
                gaps.computeIfAbsent(new Gap(behind, shape), g -> new ArrayList<>())
                        .add(key);
            }
        }
        return gaps;
    }

    /** Its role, whether it changes something, and by what means it acts. */
    private static Object shape(PlannedStep step) {
        return List.of(
                step.role(),
                step.effects().changing(),
                step.actions().stream()
                        .map(a -> a.action() instanceof Action.AskOperator ask
                                ? ask.question().getClass()
                                : a.action().getClass())
                        .distinct()
                        .toList());
    }

    /** What takes a step back is known by that step. */
    private void undos() {
        oldSteps.forEach((key, step) -> takesBack(step)
                .flatMap(of -> Optional.ofNullable(found.get(Containers.stepKey(of))))
                .ifPresent(of -> freshSteps.forEach((now, other) -> {
                    if (takesBack(other)
                            .filter(o -> Containers.stepKey(o).equals(of))
                            .isPresent()) {
                        match(key, now);
                    }
                })));
    }

    private static Optional<String> takesBack(PlannedStep step) {
        return step.role() == PlannedStep.Role.UNDO
                        && step.when().orElse(null) instanceof deployspec.plan.Condition.MayHaveRun ran
                ? Optional.of(ran.step())
                : Optional.empty();
    }

    private static Map<String, PlannedStep> steps(Plan plan) {
        var steps = new LinkedHashMap<String, PlannedStep>();
        plan.allSteps().forEach(s -> steps.put(Containers.key(s), s));
        return steps;
    }

    private static Map<String, PlannedBlock> blocks(Plan plan) {
        var blocks = new LinkedHashMap<String, PlannedBlock>();
        plan.allBlocks().forEach(b -> blocks.put(Containers.key(b), b));
        return blocks;
    }
}
