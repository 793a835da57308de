package deployspec.execute;

import deployspec.plan.Item;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The {@code always} of blocks that have begun and won't come to their end any more, inner ones before outer ones. What is around
 * such a step counts no more, neither a block's window nor its condition: that it began has decided that.
 */
record AlwaysMoves(Situation situation) {
    /** Empty once nothing of it is left to do. */
    Optional<Move> in(List<? extends Item> items) {
        return due(items)
                .flatMap(step -> new StepMoves(situation, step, List.of()).next().stream())
                .findFirst();
    }

    /** In the order in which they are carried out; those that have ended well are among them. */
    Stream<PlannedStep> due(List<? extends Item> items) {
        return items.stream()
                .flatMap(item -> Stream.concat(
                        due(item.inside()),
                        item instanceof PlannedBlock block && isDue(block) ? block.always().stream() : Stream.empty()));
    }

    /** One that did not pass ends the {@code always} that it stands in, and no other. */
    private boolean isDue(PlannedBlock block) {
        var state = situation.state();
        return block.allSteps().anyMatch(s -> state.step(s.id()).hasBegun())
                && block.always().stream()
                        .flatMap(PlannedStep::allSteps)
                        .noneMatch(s -> state.step(s.id()).isOver());
    }
}
