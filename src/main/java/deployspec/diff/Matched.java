package deployspec.diff;

import deployspec.json.RecordJson;
import deployspec.plan.Item;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import deployspec.plan.PlannedThreshold;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Two plans in which what is the same has the same id: the first one speaks of its steps, blocks and thresholds as the
 * second one does. What only it has keeps its ids.
 */
public record Matched(
        Plan before,
        Plan after,
        Pairs<PlannedStep> steps,
        Pairs<PlannedBlock> blocks,
        Pairs<PlannedThreshold> thresholds,
        Renaming names) {
    static Matched of(Plan before, Plan after) {
        var names = Matcher.match(before, after);
        var renamed = names.of(before);
        return new Matched(
                renamed,
                after,
                Pairs.by(PlannedStep::id, renamed.allSteps(), after.allSteps()),
                Pairs.by(
                        PlannedBlock::id,
                        renamed.allBlocks().toList(),
                        after.allBlocks().toList()),
                Pairs.by(PlannedThreshold::id, renamed.thresholds(), after.thresholds()),
                names);
    }

    public Pair<Plan> plans() {
        return new Pair<>(before, after);
    }

    /** The steps that are in both and not the same. */
    public List<Pair<PlannedStep>> changedSteps() {
        return steps.common().stream().filter(Pair::differs).toList();
    }

    /** Keys, as {@link #key} makes them, of what stands elsewhere; of what moved with its block, only the block. */
    public Set<String> moved() {
        return Moves.between(Containers.in(before), Containers.in(after));
    }

    public static String key(Item item) {
        return Containers.key(item);
    }

    /** In what and behind what something stands, in words. */
    public Pair<String> places(String key) {
        return plans().map(p -> Containers.in(p).place(key, p));
    }

    /** The id that something had before it got the one that it has in both plans. */
    public String oldStep(String id) {
        return old(names.steps(), id);
    }

    public String oldBlock(String id) {
        return old(names.blocks(), id);
    }

    public String oldThreshold(String id) {
        return old(names.thresholds(), id);
    }

    private static String old(Map<String, String> names, String id) {
        return names.entrySet().stream()
                .filter(e -> e.getValue().equals(id))
                .findFirst()
                .map(Map.Entry::getKey)
                .orElse(id);
    }

    public Subject subject(PlannedStep step) {
        return Subject.of(step, after);
    }

    /** Both as their own plan prints them, or as canonical JSON where the words hide what differs. */
    public <T> Pair<String> printed(Pair<? extends T> pair, BiFunction<Printed, T, String> printer) {
        var texts = new Pair<>(
                printer.apply(Printed.of(before), pair.before()), printer.apply(Printed.of(after), pair.after()));
        return texts.differs() ? texts : pair.map(Matched::json);
    }

    /** Something that one of them need not have; empty text for nothing. */
    public <T> Pair<String> printedSome(Pair<Optional<T>> pair, BiFunction<Printed, T, String> printer) {
        if (pair.before().isPresent() && pair.after().isPresent()) {
            return printed(pair.map(Optional::get), printer);
        }
        return new Pair<>(
                pair.before().map(t -> printer.apply(Printed.of(before), t)).orElse(""),
                pair.after().map(t -> printer.apply(Printed.of(after), t)).orElse(""));
    }

    private static String json(Object value) {
        return value instanceof Record data ? RecordJson.write(data) : value.toString();
    }
}
