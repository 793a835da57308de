package deployspec.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines at blanks. */
public final class Wrap {
    private static final int NARROWEST = 20;

    private Wrap() {}

    /** At least one line; a word longer than the width stands alone on its line, whole. */
    public static List<String> of(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > Math.max(NARROWEST, width)) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
