package deployspec.render.checklist;

import deployspec.prose.Prose;
import java.util.List;

/** What a checklist consists of, in no language yet. */
public sealed interface Block {
    record Heading(int level, Line text) implements Block {}

    record Paragraph(Line text) implements Block {}

    /** One point of a list, with what belongs to it. */
    record Point(Mark mark, Line text, List<Block> content) implements Block {
        public Point {
            content = List.copyOf(content);
        }
    }

    /** A script or other text, as it is. */
    record Fence(String language, String text) implements Block {}

    record Table(List<Line> head, List<List<Line>> rows) implements Block {
        public Table {
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    enum Mark {
        BULLET,
        /** Somebody ticks it. */
        BOX,
        NUMBER
    }

    static Point bullet(Line text, Block... content) {
        return new Point(Mark.BULLET, text, List.of(content));
    }

    static Point bullet(Prose prose) {
        return bullet(Line.prose(prose));
    }

    static Point bullet(String words) {
        return bullet(Line.plain(words));
    }

    static Point box(Line text, List<Block> content) {
        return new Point(Mark.BOX, text, content);
    }
}
