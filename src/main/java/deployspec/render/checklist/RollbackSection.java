package deployspec.render.checklist;

import static deployspec.render.checklist.Block.bullet;

import deployspec.plan.PlannedRollback;
import deployspec.prose.Approvals;
import deployspec.prose.Times;
import deployspec.prose.Wording;
import deployspec.value.Level;
import java.util.ArrayList;
import java.util.List;

/** When to go back, who decides, and how. */
record RollbackSection(Wording wording) {
    List<Block> of(PlannedRollback rollback) {
        if (rollback.irreversible().isPresent()) {
            return List.of(new Block.Paragraph(Line.plain("There is no way back: ")
                    .then(Line.prose(wording.prose(rollback.irreversible().get())))));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(3, Line.plain("When to Roll Back")));
        var reasons = reasons(rollback);
        if (!reasons.isEmpty()) {
            blocks.add(new Block.Paragraph(Line.plain("Immediately roll back if:")));
            blocks.addAll(reasons);
        }
        blocks.add(new Block.Paragraph(Line.plain(decision(rollback.decide()))));
        var budget = rollback.budget().map(b -> " (" + Times.duration(b) + ")").orElse("");
        blocks.add(new Block.Heading(3, Line.plain("Rollback Steps" + budget)));
        blocks.addAll(new BlockSections(wording, true).items(rollback.items(), 4));
        return blocks;
    }

    private List<Block> reasons(PlannedRollback rollback) {
        var reasons = new ArrayList<Block>();
        rollback.judgements().forEach(j -> reasons.add(bullet(Line.prose(wording.prose(j)))));
        wording.plan()
                .thresholds()
                .forEach(t -> t.level(Level.Kind.ROLLBACK)
                        .ifPresent(level -> reasons.add(bullet(new GateBlocks(wording).clause(t, level)))));
        return reasons;
    }

    private String decision(PlannedRollback.Decision decision) {
        return switch (decision) {
            case PlannedRollback.Automatic() -> "A level that calls for a rollback starts it; nobody is asked.";
            case PlannedRollback.ByPeople people ->
                "Who decides: " + Approvals.sentence(people.approve(), wording) + ".";
        };
    }
}
