package deployspec.render.markdown;

import java.util.List;

/** What a document consists of. */
sealed interface Block {
    record Heading(int level, MarkdownText text) implements Block {}

    record Paragraph(MarkdownText text) implements Block {}

    /** One point of a list, with what belongs to it. */
    record Point(Mark mark, MarkdownText text, List<Block> content) implements Block {
        public Point {
            content = List.copyOf(content);
        }
    }

    /** A script or other text, as it is. */
    record Fence(String language, String text) implements Block {}

    record Table(List<MarkdownText> head, List<List<MarkdownText>> rows) implements Block {
        public Table {
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    enum Mark {
        BULLET("- "),
        /** Somebody ticks it. */
        BOX("- [ ] "),
        NUMBER("1. ");

        private final String text;

        Mark(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    static Point bullet(MarkdownText text, Block... content) {
        return new Point(Mark.BULLET, text, List.of(content));
    }

    /** A sentence of our own. */
    static Point bullet(String sentence) {
        return bullet(MarkdownText.sentence(sentence));
    }

    static Point box(MarkdownText text, List<Block> content) {
        return new Point(Mark.BOX, text, content);
    }
}
