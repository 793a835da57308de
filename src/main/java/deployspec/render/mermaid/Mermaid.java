package deployspec.render.mermaid;

import deployspec.template.Encoded;
import deployspec.value.Visible;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Text that stands in a picture and can be nothing else there than it was meant to be. */
sealed interface Mermaid extends Encoded {
    /** Text from anywhere, on one line: whatever could mean something to Mermaid stands as the number of its character. */
    record Label(String encoded) implements Mermaid {
        private static final int LONGEST = 160;

        public Label {
            // Mermaid marks characters that stand as numbers with these while it reads, and takes them for such marks.
            encoded = encoded(Visible.of(encoded).replace("ﬂ", "fl").replace("¶ß", "¶ ß"));
        }

        private static String encoded(String text) {
            var label = new StringBuilder();
            int shown = 0;
            for (int i = 0; i < text.length() && shown < LONGEST; shown++) {
                int point = text.codePointAt(i);
                i += Character.charCount(point);
                if (isPlain(point)) {
                    label.appendCodePoint(point);
                } else if (Character.isWhitespace(point)) {
                    label.append(' ');
                } else {
                    label.append('#').append(point).append(';');
                }
            }
            return (label + (text.codePointCount(0, text.length()) > LONGEST ? "#8230;" : "")).strip();
        }

        private static boolean isPlain(int point) {
            return Character.isLetterOrDigit(point) || (point < 128 && " ,./-()".indexOf(point) >= 0);
        }
    }

    /** A label of several lines. */
    record Labels(List<Label> lines) implements Mermaid {
        public Labels {
            lines = List.copyOf(lines);
        }

        @Override
        public String encoded() {
            return lines.stream().map(Label::encoded).collect(Collectors.joining("<br>"));
        }
    }

    /** A name that we have made up. */
    record Name(String encoded) implements Mermaid {
        static Name of(char kind, int number) {
            return new Name("" + kind + number);
        }
    }

    enum Shape {
        STEP("[\"", "\"]"),
        GATE("{\"", "\"}"),
        /** Somebody decides. */
        APPROVAL("{{\"", "\"}}"),
        END("([\"", "\"])");

        private final String open;
        private final String close;

        Shape(String open, String close) {
            this.open = open;
            this.close = close;
        }
    }

    record Node(Name name, Shape shape, Labels labels) implements Mermaid {
        @Override
        public String encoded() {
            return name.encoded() + shape.open + labels.encoded() + shape.close;
        }
    }

    record Edge(Name from, Name to, List<Label> label, boolean usual) implements Mermaid {
        public Edge {
            label = List.copyOf(label);
        }

        @Override
        public String encoded() {
            var arrow = usual ? " -->" : " -.->";
            var words = label.isEmpty() ? "" : "|\"" + new Labels(label).encoded() + "\"|";
            return from.encoded() + arrow + words + " " + to.encoded();
        }
    }

    record Group(Name name, Label label, boolean across, List<Mermaid> content) implements Mermaid {
        public Group {
            content = List.copyOf(content);
        }

        @Override
        public String encoded() {
            return content.stream()
                    .map(c -> c.encoded().indent(2).stripTrailing())
                    .collect(Collectors.joining(
                            "\n",
                            "subgraph " + name.encoded() + "[\"" + label.encoded() + "\"]\n  direction "
                                    + (across ? "LR" : "TB") + "\n",
                            "\nend"));
        }
    }

    /** Everything, below the line that says what is drawn. */
    record Drawing(List<Mermaid> all) implements Mermaid {
        public Drawing {
            all = List.copyOf(all);
        }

        @Override
        public String encoded() {
            return all.stream().map(m -> m.encoded().indent(2).stripTrailing()).collect(Collectors.joining("\n"));
        }
    }

    /** A point in time, as the head of a timeline says that it reads them. */
    record Time(String encoded) implements Mermaid {
        private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
                .append(DateTimeFormatter.ISO_LOCAL_DATE)
                .appendLiteral(' ')
                .append(DateTimeFormatter.ISO_LOCAL_TIME)
                .toFormatter(Locale.ROOT);

        static Time of(LocalDateTime time) {
            return new Time(FORM.format(time.truncatedTo(ChronoUnit.SECONDS)));
        }
    }

    /** A word of ours. */
    record Word(String encoded) implements Mermaid {}
}
