package deployspec.render.checklist;

import deployspec.render.checklist.Checklist.Fact;
import deployspec.render.checklist.Checklist.Part;
import java.util.List;
import java.util.function.UnaryOperator;

/** A checklist with each of its lines changed in the same way; scripts, and what names the plan, stay. */
public record EachLine(UnaryOperator<Line> change) {
    public Checklist in(Checklist checklist) {
        return new Checklist(
                change.apply(checklist.title()),
                facts(checklist.facts()),
                checklist.spec(),
                checklist.digest(),
                checklist.parts().stream()
                        .map(part -> new Part(change.apply(part.title()), blocks(part.blocks())))
                        .toList(),
                facts(checklist.closing()));
    }

    private List<Fact> facts(List<Fact> facts) {
        return facts.stream()
                .map(fact -> new Fact(fact.label(), change.apply(fact.value())))
                .toList();
    }

    private List<Block> blocks(List<Block> blocks) {
        return blocks.stream().map(this::block).toList();
    }

    private Block block(Block block) {
        return switch (block) {
            case Block.Heading heading -> new Block.Heading(heading.level(), change.apply(heading.text()));
            case Block.Paragraph paragraph -> new Block.Paragraph(change.apply(paragraph.text()));
            case Block.Point point ->
                new Block.Point(point.mark(), change.apply(point.text()), blocks(point.content()));
            case Block.Fence fence -> fence;
            case Block.Table table ->
                new Block.Table(
                        cells(table.head()),
                        table.rows().stream().map(this::cells).toList());
        };
    }

    private List<Line> cells(List<Line> cells) {
        return cells.stream().map(change).toList();
    }
}
