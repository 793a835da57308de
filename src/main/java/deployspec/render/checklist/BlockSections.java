package deployspec.render.checklist;

import deployspec.plan.Item;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import deployspec.prose.Wording;
import java.util.ArrayList;
import java.util.List;

/** Phases, sections and branches as headings with what stands below them. */
record BlockSections(Wording wording, boolean inRollback) {
    private static final int DEEPEST = 6;

    List<Block> of(PlannedBlock block, int level) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(Math.min(level, DEEPEST), title(block, wording)));
        blocks.addAll(below(block, level));
        return blocks;
    }

    static Line title(PlannedBlock block, Wording wording) {
        var number = block.number() + (block.number().matches("R?\\d+|[A-Z]+") ? ". " : " ");
        return Line.plain(number)
                .then(Line.prose(wording.prose(block.title())))
                .then(Circumstances.planned(block.schedule()));
    }

    /** What stands below its heading. */
    List<Block> below(PlannedBlock block, int level) {
        var blocks = new ArrayList<Block>();
        block.about().ifPresent(about -> blocks.add(new Block.Paragraph(Line.prose(wording.prose(about)))));
        blocks.addAll(new Circumstances(wording).of(block));
        blocks.addAll(items(block.ordinary(), level + 1));
        if (!block.always().isEmpty()) {
            blocks.add(new Block.Paragraph(Line.strong(Line.plain("In any case"))
                    .then(", once any of this has begun and however it ends"
                            + (inRollback ? ":" : ", before anything is taken back:"))));
            blocks.addAll(items(block.always(), level + 1));
        }
        return blocks;
    }

    private List<Block> sideBySide(Item.Parallel parallel, int level) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Paragraph(Line.strong(Line.plain("Side by side"))
                .then(", begun together; go on when all %d have ended:"
                        .formatted(parallel.branches().size()))));
        parallel.branches().forEach(branch -> blocks.addAll(of(branch, level)));
        return blocks;
    }

    List<Block> items(List<? extends Item> items, int level) {
        return items.stream()
                .flatMap(item -> switch (item) {
                    case PlannedBlock block -> of(block, level).stream();
                    case PlannedStep step -> List.<Block>of(new StepBlocks(wording, inRollback).of(step)).stream();
                    case Item.Parallel parallel -> sideBySide(parallel, level).stream();
                    case Item.Note note -> List.<Block>of(note(note)).stream();
                })
                .toList();
    }

    private Block note(Item.Note note) {
        return new Block.Paragraph(
                Line.strong(Line.plain("Note:")).then(" ").then(Line.prose(wording.prose(note.text()))));
    }
}
