package deployspec.template;

import deployspec.value.Visible;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Text that stands in a page of HTML and can be nothing else there than it was meant to be. */
public sealed interface Html extends Encoded {
    /** Text from anywhere, between tags or inside a quoted attribute; nothing hides in it. */
    record Text(String encoded) implements Html {
        public Text {
            encoded = Visible.of(encoded)
                    .replace('\uFFFE', '\uFFFD')
                    .replace('\uFFFF', '\uFFFD')
                    .replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("'", "&#39;");
        }
    }

    /** A word of ours, such as the name of a class or an id. */
    record Word(String encoded) implements Html {
        public Word {
            if (!isWord(encoded)) {
                throw new IllegalArgumentException("not a word of ours: " + encoded);
            }
        }

        private static boolean isWord(String text) {
            return !text.isEmpty()
                    && text.charAt(0) >= 'a'
                    && text.charAt(0) <= 'z'
                    && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
        }
    }

    /** A part of the whole, as a percentage; never outside of it. */
    record Share(String encoded) implements Html {
        public static Share of(double part) {
            return new Share(String.format(Locale.ROOT, "%.3f%%", 100 * Math.clamp(part, 0, 1)));
        }
    }

    /** Text from anywhere as a string of a style sheet, inside a page: nothing but letters and digits stands as it is. */
    record StyleString(String encoded) implements Html {
        public StyleString {
            var string = new StringBuilder("\"");
            Visible.of(encoded).codePoints().forEach(point -> {
                if (point < 128 && Character.isLetterOrDigit(point) || point == ' ') {
                    string.appendCodePoint(point);
                } else {
                    string.append('\\').append(Integer.toHexString(point)).append(' ');
                }
            });
            encoded = string.append('"').toString();
        }
    }

    /** A name and a value, as they stand in a tag. */
    record Attribute(Word name, Html value) {
        public static Attribute of(String name, String value) {
            return new Attribute(new Word(name), new Text(value));
        }
    }

    /**
     * An element with what stands in it.
     *
     * @param spread whether each of its children stands on a line of its own, where white space means nothing
     */
    record Element(Word name, List<Attribute> attributes, List<Html> content, boolean spread) implements Html {
        public Element {
            attributes = List.copyOf(attributes);
            content = List.copyOf(content);
        }

        public static Element of(String name, List<? extends Html> content, Attribute... attributes) {
            return new Element(new Word(name), List.of(attributes), List.copyOf(content), false);
        }

        public static Element spread(String name, List<? extends Html> content, Attribute... attributes) {
            return new Element(new Word(name), List.of(attributes), List.copyOf(content), true);
        }

        @Override
        public String encoded() {
            var text = new StringBuilder("<").append(name.encoded());
            attributes.forEach(a -> text.append(' ')
                    .append(a.name().encoded())
                    .append("=\"")
                    .append(a.value().encoded())
                    .append('"'));
            text.append('>');
            if (isVoid()) {
                return text.toString();
            }
            var between = spread ? "\n" : "";
            text.append(between);
            content.forEach(c -> text.append(c.encoded()).append(between));
            return text.append("</").append(name.encoded()).append('>').toString();
        }

        private boolean isVoid() {
            return name.encoded().equals("input");
        }
    }

    /** What follows each other on a line, without an element around it. */
    record Phrase(List<Html> parts) implements Html {
        public Phrase {
            parts = List.copyOf(parts);
        }

        @Override
        public String encoded() {
            return parts.stream().map(Html::encoded).collect(Collectors.joining());
        }
    }

    /** The same, each on a line of its own. */
    record Sequence(List<Html> parts) implements Html {
        public Sequence {
            parts = List.copyOf(parts);
        }

        @Override
        public String encoded() {
            return parts.stream().map(Html::encoded).collect(Collectors.joining("\n"));
        }
    }
}
