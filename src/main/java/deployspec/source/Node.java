package deployspec.source;

import deployspec.diagnostic.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** A value of a YAML document with its place. The tree is finite: aliases, tags and merge keys never get this far. */
public sealed interface Node {
    Span span();

    /** What a person calls this kind of value in a sentence. */
    String noun();

    /** How a plain (unquoted) scalar is typed: {@code true false null} and JSON numbers; all else, and all that is quoted, is text. */
    enum Type {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL
    }

    /** How a scalar was written. Only a plain one can mean something else to another YAML reader ({@code yes}, {@code ~}). */
    enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        LITERAL,
        FOLDED
    }

    /**
     * @param text the value as text: what was written, escapes and folding resolved
     * @param contentLine the source line on which the text begins
     * @param contentColumn the column at which the text begins; in a block scalar, every line of it does
     */
    record Scalar(Span span, String text, Type type, Style style, int contentLine, int contentColumn) implements Node {
        /** Whether it is a literal block ({@code |}): then line {@code n} of the text (from 0) stands on source line {@code contentLine + n}. */
        public boolean block() {
            return style == Style.LITERAL;
        }

        public boolean isPlain() {
            return style == Style.PLAIN;
        }

        /**
         * Where the characters {@code from} to {@code to} (half-open, indexes into {@link #text}) stand in the source; the
         * whole scalar where folding or escapes have moved them.
         */
        public Span part(int from, int to) {
            if (block()) {
                return new Span(span.file(), lineOf(from), columnOf(from), lineOf(to), columnOf(to));
            }
            int width = text.codePointCount(0, text.length());
            int quotes = isPlain() ? 0 : 2;
            boolean asWritten = span.line() == span.endLine() && span.endColumn() - span.column() == width + quotes;
            return asWritten ? new Span(span.file(), contentLine, columnOf(from), contentLine, columnOf(to)) : span;
        }

        private int lineOf(int index) {
            return contentLine
                    + (int) text.chars().limit(index).filter(c -> c == '\n').count();
        }

        private int columnOf(int index) {
            int lineStart = text.lastIndexOf('\n', index - 1) + 1;
            return contentColumn + text.codePointCount(lineStart, index);
        }

        @Override
        public String noun() {
            return switch (type) {
                case TEXT -> "text";
                case NUMBER -> "a number";
                case BOOLEAN -> "`" + text + "`";
                case NULL -> "nothing";
            };
        }
    }

    record Items(Span span, List<Node> values) implements Node {
        public Items {
            values = List.copyOf(values);
        }

        @Override
        public String noun() {
            return "a list";
        }
    }

    /** A mapping; fields keep the order in which they were written. */
    record Fields(Span span, SequencedMap<String, Field> byName) implements Node {
        public Fields {
            byName = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byName));
        }

        public Optional<Node> get(String name) {
            return Optional.ofNullable(byName.get(name)).map(Field::value);
        }

        public boolean has(String name) {
            return byName.containsKey(name);
        }

        @Override
        public String noun() {
            return "a mapping";
        }
    }

    /** One key and its value; the key's span is where a complaint about the key itself points. */
    record Field(Scalar key, Node value) {}
}
