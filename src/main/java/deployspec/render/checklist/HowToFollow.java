package deployspec.render.checklist;

import deployspec.prose.Prose;
import java.util.List;

/** What a reader who has never seen such a checklist must know. */
final class HowToFollow {
    private HowToFollow() {}

    static List<Block> blocks(String limits) {
        return List.of(
                Block.bullet(
                        "Order is the order of this document. Nothing later starts while something earlier is neither done"
                                + " nor left out for a reason."),
                Block.bullet(
                        "A step that does not pass stops the procedure unless it says otherwise; in the rollback it asks"
                                + " what to do."),
                Block.bullet(
                        "T is the planned start, R the start of a rollback, E the end. A bare number behind T+ or R+ is in"
                                + " minutes."),
                Block.bullet(
                        "A box is ticked when what stands below it is done and every bound below it holds. No reading is"
                                + " not a good reading."),
                Block.bullet(Prose.of(limits + " ")
                        .thenCode("spec execute")
                        .then(" and the runbook do what they can of that.")));
    }
}
