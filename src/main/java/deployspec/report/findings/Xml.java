package deployspec.report.findings;

import deployspec.value.Visible;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes XML 1.0, element by element. Text from outside is always a value: what XML cannot hold even escaped, such as
 * most control characters, stands as {@code ⟨U+0007⟩}.
 */
public final class Xml {
    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** @param attributes names and values in turn */
    public Xml open(String element, String... attributes) {
        tag(element, attributes);
        text.append(">\n");
        open.push(element);
        return this;
    }

    public Xml close() {
        var element = open.pop();
        text.append(indent()).append("</").append(element).append(">\n");
        return this;
    }

    /** An element that holds text alone, or nothing. */
    public Xml element(String element, String content, String... attributes) {
        tag(element, attributes);
        if (content.isEmpty()) {
            text.append("/>\n");
        } else {
            text.append('>')
                    .append(escaped(content))
                    .append("</")
                    .append(element)
                    .append(">\n");
        }
        return this;
    }

    /** The whole, once every element is closed. */
    public String text() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return text.toString();
    }

    private void tag(String element, String... attributes) {
        text.append(indent()).append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            // Readers make blanks of line ends and tabs in attributes unless they are written as numbers.
            var value = escaped(attributes[i + 1]).replace("\n", "&#10;").replace("\t", "&#9;");
            text.append(' ').append(attributes[i]).append("=\"").append(value).append('"');
        }
    }

    private String indent() {
        return "  ".repeat(open.size());
    }

    private static String escaped(String text) {
        return Visible.of(text)
                .replaceAll("[\\uFFFE\\uFFFF]", "\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
