package deployspec.render.issue;

import static deployspec.render.checklist.Block.bullet;

import deployspec.render.checklist.Block;
import deployspec.render.checklist.Checklist.Part;
import deployspec.render.checklist.Line;
import deployspec.render.markdown.MarkdownDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Divides parts so that each piece fits: between sections where it can, between steps where it must. */
final class Pieces {
    private static final Line ELSEWHERE = Line.plain("Too long for an issue: it stands in ")
            .then(Line.code("checklist.md"))
            .then(".");

    private final int room;
    private final List<List<Part>> pieces = new ArrayList<>();
    private List<Part> piece = new ArrayList<>();
    private int used;
    /** What is being divided, as its heading in the piece says; there is none before its first block. */
    private Line title = Line.EMPTY;

    private boolean isBegun;

    private Pieces(int room) {
        this.room = room;
        pieces.add(piece);
    }

    static List<List<Part>> of(List<Part> parts, int room) {
        var pieces = new Pieces(room);
        for (var part : parts) {
            pieces.title = part.title();
            pieces.isBegun = false;
            sections(part.blocks()).forEach(pieces::section);
        }
        return pieces.pieces;
    }

    /** What stands before the first heading of the third level, and then what follows each. */
    private static List<List<Block>> sections(List<Block> blocks) {
        var sections = new ArrayList<List<Block>>(List.of(new ArrayList<>()));
        for (var block : blocks) {
            if (block instanceof Block.Heading heading
                    && heading.level() == 3
                    && !sections.getLast().isEmpty()) {
                sections.add(new ArrayList<>());
            }
            sections.getLast().add(block);
        }
        return sections;
    }

    private void section(List<Block> section) {
        int length = MarkdownDocument.length(section);
        if (length <= room) {
            add(section, List.of(), length);
            return;
        }
        var headings = new ArrayList<Block.Heading>();
        for (var block : section) {
            var above = List.copyOf(headings);
            if (block instanceof Block.Heading heading) {
                headings.removeIf(h -> h.level() >= heading.level());
                headings.add(heading);
            }
            var fitting = List.of(MarkdownDocument.length(List.of(block)) <= room ? block : shortened(block));
            add(fitting, above, MarkdownDocument.length(fitting));
        }
    }

    /** @param above the headings below which the blocks stand; said again if a new piece begins here */
    private void add(List<Block> blocks, List<Block.Heading> above, int length) {
        if (used > 0 && used + length > room) {
            piece = new ArrayList<>();
            pieces.add(piece);
            used = 0;
            if (isBegun) {
                piece.add(new Part(
                        continued(title), above.stream().map(Pieces::again).toList()));
            }
        }
        var before = isBegun ? piece.removeLast() : new Part(title, List.of());
        piece.add(new Part(
                before.title(),
                Stream.concat(before.blocks().stream(), blocks.stream()).toList()));
        isBegun = true;
        used += length;
    }

    private static Block again(Block.Heading heading) {
        return new Block.Heading(heading.level(), continued(heading.text()));
    }

    private static Line continued(Line text) {
        return text.then(" (continued)");
    }

    private static Block shortened(Block block) {
        return switch (block) {
            case Block.Point point -> new Block.Point(point.mark(), point.text(), List.of(bullet(ELSEWHERE)));
            case Block.Heading heading -> heading;
            case Block.Paragraph paragraph -> new Block.Paragraph(ELSEWHERE);
            case Block.Fence fence -> new Block.Paragraph(ELSEWHERE);
            case Block.Table table -> new Block.Paragraph(ELSEWHERE);
        };
    }
}
