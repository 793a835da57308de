package deployspec.report.run;

import deployspec.template.Encoded;
import deployspec.value.Visible;
import java.util.Locale;

/** Text that stands in a page of HTML and can be nothing else there than it was meant to be. */
sealed interface Html extends Encoded {
    /** Text from anywhere, between tags or inside a quoted attribute; nothing hides in it. */
    record Text(String encoded) implements Html {
        public Text {
            encoded = Visible.of(encoded)
                    .replaceAll("[\\uFFFE\\uFFFF]", "\uFFFD")
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
            if (!encoded.matches("[a-z][a-z0-9-]*")) {
                throw new IllegalArgumentException("not a word of ours: " + encoded);
            }
        }
    }

    /** A part of the whole, as a percentage; never outside of it. */
    record Share(String encoded) implements Html {
        static Share of(double part) {
            return new Share(String.format(Locale.ROOT, "%.3f%%", 100 * Math.clamp(part, 0, 1)));
        }
    }
}
