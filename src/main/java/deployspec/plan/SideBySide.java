package deployspec.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which steps of a plan go on at the same time: those in different branches of one parallel item. What one of them finds
 * out, no other may rest on.
 */
public final class SideBySide {
    private final List<Item.Parallel> all = new ArrayList<>();
    private final Map<String, Place> places = new LinkedHashMap<>();

    /** A branch, by its parallel item. */
    private record Place(Item.Parallel parallel, PlannedBlock branch) {}

    private SideBySide() {}

    public static SideBySide in(Plan plan) {
        var found = new SideBySide();
        plan.phases().forEach(found::look);
        plan.rollback().ifPresent(r -> r.items().forEach(found::look));
        return found;
    }

    private void look(Item item) {
        if (item instanceof Item.Parallel parallel) {
            all.add(parallel);
            parallel.branches()
                    .forEach(branch ->
                            branch.allSteps().forEach(step -> places.put(step.id(), new Place(parallel, branch))));
        }
        item.inside().forEach(this::look);
    }

    public List<Item.Parallel> all() {
        return List.copyOf(all);
    }

    /** The branch that a step stands in. */
    public Optional<PlannedBlock> branchOf(String step) {
        return Optional.ofNullable(places.get(step)).map(Place::branch);
    }

    public boolean are(String step, String other) {
        return beside(step).anyMatch(s -> s.id().equals(other));
    }

    /** The steps of the other branches. */
    public Stream<PlannedStep> beside(String step) {
        return Stream.ofNullable(places.get(step))
                .flatMap(place -> place.parallel().branches().stream()
                        .filter(branch -> !branch.id().equals(place.branch().id())))
                .flatMap(PlannedBlock::allSteps);
    }
}
