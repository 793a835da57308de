package deployspec.plan;

import deployspec.value.Text;
import java.util.stream.Stream;

/** What stands in a block, in the order of the document. */
public sealed interface Item permits PlannedBlock, PlannedStep, Item.Note {
    /** Every step in it, in order, children behind their parent. */
    Stream<PlannedStep> allSteps();

    /** Shown in its place; asks nothing. */
    record Note(Text text) implements Item {
        @Override
        public Stream<PlannedStep> allSteps() {
            return Stream.empty();
        }
    }
}
