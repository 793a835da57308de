package deployspec.lint.uses;

import deployspec.model.Block;
import deployspec.model.BlockItem;
import deployspec.model.Parallel;
import deployspec.model.Rollback;
import deployspec.model.Spec;
import deployspec.model.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What goes on side by side: the steps in different branches of one {@code parallel}. */
public final class Beside {
    private final List<Parallel> all = new ArrayList<>();
    private final Map<Step, Place> places = new HashMap<>();

    private record Place(Parallel parallel, Block branch) {}

    private Beside() {}

    public static Beside in(Spec spec) {
        var found = new Beside();
        var rollback = spec.rollback().stream()
                .flatMap(r -> r instanceof Rollback.Procedure procedure ? procedure.items().stream() : Stream.empty());
        Stream.concat(Written.blocks(spec).flatMap(block -> block.items().stream()), rollback)
                .forEach(found::add);
        return found;
    }

    private void add(BlockItem item) {
        if (item instanceof Parallel parallel) {
            all.add(parallel);
            parallel.branches()
                    .forEach(branch ->
                            branch.allSteps().forEach(step -> places.put(step, new Place(parallel, branch))));
        }
    }

    public List<Parallel> all() {
        return List.copyOf(all);
    }

    public Optional<Block> branchOf(Step step) {
        return Optional.ofNullable(places.get(step)).map(Place::branch);
    }

    public boolean are(Step step, Step other) {
        return beside(step).anyMatch(other::equals);
    }

    /** The steps of the other branches, in the order of the document. */
    public Stream<Step> beside(Step step) {
        return Stream.ofNullable(places.get(step))
                .flatMap(place -> place.parallel().branches().stream().filter(branch -> branch != place.branch()))
                .flatMap(Block::allSteps);
    }
}
