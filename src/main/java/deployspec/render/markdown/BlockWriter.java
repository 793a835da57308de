package deployspec.render.markdown;

import deployspec.render.checklist.Block;
import deployspec.render.checklist.Block.Fence;
import deployspec.render.checklist.Block.Mark;
import deployspec.render.checklist.Block.Point;
import deployspec.render.checklist.Block.Table;
import deployspec.render.checklist.Line;
import deployspec.value.Visible;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lays blocks out as lines. */
final class BlockWriter {
    private static final Pattern BACKTICKS = Pattern.compile("(?m)^[^\\S\\n]*+(`{3,})");

    private final StringBuilder text = new StringBuilder();

    private BlockWriter() {}

    static String write(List<? extends Block> blocks) {
        var writer = new BlockWriter();
        writer.all(blocks, "");
        return writer.text.toString().stripTrailing();
    }

    private void all(List<? extends Block> blocks, String indent) {
        for (int i = 0; i < blocks.size(); i++) {
            if (i > 0 && !isTight(blocks.get(i - 1), blocks.get(i), indent)) {
                text.append('\n');
            }
            int number = numberOf(blocks, i);
            one(blocks.get(i), indent, number);
        }
    }

    private void one(Block block, String indent, int number) {
        switch (block) {
            case Block.Heading heading ->
                line(
                        indent,
                        "#".repeat(heading.level()) + " "
                                + MarkdownText.behind(heading.text()).encoded());
            case Block.Paragraph paragraph ->
                line(indent, MarkdownText.of(paragraph.text()).encoded());
            case Point point -> point(point, indent, number);
            case Fence fence -> fence(fence, indent);
            case Table table -> table(table, indent);
        }
    }

    private void point(Point point, String indent, int number) {
        line(indent, mark(point.mark(), number) + MarkdownText.of(point.text()).encoded());
        if (!point.content().isEmpty()) {
            if (!(point.content().getFirst() instanceof Point)) {
                text.append('\n');
            }
            all(point.content(), indent + (point.mark() == Mark.NUMBER ? "   " : "  "));
        }
    }

    private static String mark(Mark mark, int number) {
        return switch (mark) {
            case BULLET -> "- ";
            case BOX -> "- [ ] ";
            case NUMBER -> number + ". ";
        };
    }

    /** A fence longer than any that stands in the text can't be closed by it. */
    private void fence(Fence fence, String indent) {
        int longest = BACKTICKS
                .matcher(fence.text())
                .results()
                .mapToInt(found -> found.group(1).length())
                .max()
                .orElse(2);
        var marks = "`".repeat(longest + 1);
        line(indent, marks + fence.language());
        Visible.of(fence.text().replaceFirst("(?<!\\n)\\n++\\z", ""))
                .lines()
                .forEach(l -> text.append(l.isEmpty() ? "" : indent).append(l).append('\n'));
        line(indent, marks);
    }

    private void table(Table table, String indent) {
        line(indent, row(table.head()));
        line(indent, "|" + " --- |".repeat(table.head().size()));
        table.rows().forEach(row -> line(indent, row(row)));
    }

    private static String row(List<Line> cells) {
        return cells.stream()
                .map(cell ->
                        cell.isEmpty() ? " |" : " " + MarkdownText.cell(cell).encoded() + " |")
                .collect(Collectors.joining("", "|", ""));
    }

    private void line(String indent, String content) {
        text.append((indent + content).stripTrailing()).append('\n');
    }

    /** Points of one list follow each other closely as long as they are single lines. */
    private static boolean isTight(Block before, Block block, String indent) {
        return !(indent.isEmpty() && (isFullBox(before) || isFullBox(block)))
                && before instanceof Point a
                && block instanceof Point b
                && (a.mark() == Mark.NUMBER) == (b.mark() == Mark.NUMBER)
                && isShort(a)
                && isShort(b);
    }

    /** A step with what belongs to it stands apart. */
    private static boolean isFullBox(Block block) {
        return block instanceof Point point
                && point.mark() == Mark.BOX
                && !point.content().isEmpty();
    }

    private static boolean isShort(Point point) {
        return point.content().stream().allMatch(c -> c instanceof Point inner && isShort(inner));
    }

    private static int numberOf(List<? extends Block> blocks, int i) {
        int number = 1;
        while (i > 0 && blocks.get(--i) instanceof Point point && point.mark() == Mark.NUMBER) {
            number++;
        }
        return number;
    }
}
