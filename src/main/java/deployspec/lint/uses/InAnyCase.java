package deployspec.lint.uses;

import deployspec.model.Block;
import deployspec.model.BlockItem;
import deployspec.model.Spec;
import deployspec.model.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is done in any case, and what may not have been done by then: any other step of the block. */
public final class InAnyCase {
    private final Map<Step, Set<Step>> unsure = new HashMap<>();

    private InAnyCase() {}

    public static InAnyCase in(Spec spec) {
        var found = new InAnyCase();
        Written.blocks(spec).filter(block -> !block.always().isEmpty()).forEach(found::add);
        return found;
    }

    private void add(Block block) {
        var others = Stream.concat(
                        block.items().stream().flatMap(BlockItem::allSteps),
                        block.sections().stream()
                                .flatMap(section -> section.block().allSteps()))
                .collect(Collectors.toSet());
        block.always().stream().flatMap(Step::allSteps).forEach(step -> unsure.put(step, others));
    }

    /** Whether this step may be carried out although the other was not. */
    public boolean comesWithout(Step step, Step other) {
        return unsure.getOrDefault(step, Set.of()).contains(other);
    }
}
