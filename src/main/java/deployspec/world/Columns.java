package deployspec.world;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** How wide text stands on a terminal, where some characters take two columns and some none. */
final class Columns {
    private Columns() {}

    static int of(String text) {
        return text.codePoints()
                .map(WCWidth::wcwidth)
                .filter(width -> width > 0)
                .sum();
    }

    /**
     * Lines of at most {@code width} columns, where words are not wider.
     *
     * @param first what the first line begins with
     * @param next what the others begin with
     */
    static List<String> wrapped(String first, String next, String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder(first);
        boolean begun = false;
        for (var word : text.split(" ", -1)) {
            if (begun && of(line.toString()) + 1 + of(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(next);
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
