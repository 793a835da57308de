package deployspec.model;

import deployspec.diagnostic.Span;
import java.util.List;
import java.util.stream.Stream;

/**
 * Branches that are carried out side by side.
 *
 * @param branches blocks with steps alone
 */
public record Parallel(List<Block> branches, Span span) implements BlockItem {
    public Parallel {
        branches = List.copyOf(branches);
    }

    @Override
    public Stream<Step> allSteps() {
        return branches.stream().flatMap(Block::allSteps);
    }
}
