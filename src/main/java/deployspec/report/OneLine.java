package deployspec.report;

import deployspec.value.Visible;

/** Text from outside, for a place that is one line: nothing hides in it, and white space is single blanks. */
public final class OneLine {
    private OneLine() {}

    public static String of(String text) {
        return Visible.of(text).replaceAll("\\s+", " ").strip();
    }
}
