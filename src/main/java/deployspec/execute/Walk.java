package deployspec.execute;

import deployspec.plan.Item;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes through items in the order of the document: nothing later starts while something earlier does not let it. */
record Walk(Situation situation) {
    Optional<Move> items(List<Item> items, List<PlannedBlock> around) {
        for (var item : items) {
            var move = switch (item) {
                case PlannedStep step -> new StepMoves(situation, step, around).next();
                case PlannedBlock block -> block(block, around);
                case Item.Parallel parallel -> new BranchMoves(situation, parallel, around).next();
                case Item.Note note -> Optional.<Move>empty();
            };
            if (move.isPresent()) {
                return move;
            }
        }
        return Optional.empty();
    }

    Optional<Move> block(PlannedBlock block, List<PlannedBlock> around) {
        var within = new ArrayList<>(around);
        within.add(block);
        return items(block.items(), within);
    }
}
