package deployspec.plan;

import deployspec.value.Text;
import java.util.List;
import java.util.stream.Stream;

/** What stands in a block, in the order of the document. */
public sealed interface Item permits Item.Numbered, Item.Parallel, Item.Note {
    /** What stands directly in it, in order. */
    List<? extends Item> inside();

    /** Every step in it, in order, children behind their parent. */
    Stream<PlannedStep> allSteps();

    /** What people speak of by its number and title. */
    sealed interface Numbered extends Item permits PlannedBlock, PlannedStep {
        /** Unique in the plan. */
        String id();

        String number();

        Text title();
    }

    /** Branches that begin together; what comes after them begins when all have ended. They are blocks of kind branch. */
    record Parallel(List<PlannedBlock> branches) implements Item {
        public Parallel {
            branches = List.copyOf(branches);
        }

        @Override
        public List<PlannedBlock> inside() {
            return branches;
        }

        @Override
        public Stream<PlannedStep> allSteps() {
            return branches.stream().flatMap(PlannedBlock::allSteps);
        }
    }

    /** Shown in its place; asks nothing. */
    record Note(Text text) implements Item {
        @Override
        public List<Item> inside() {
            return List.of();
        }

        @Override
        public Stream<PlannedStep> allSteps() {
            return Stream.empty();
        }
    }
}
