package deployspec.report;

import deployspec.value.Visible;

/** Text from outside, for a place that is one line: nothing hides in it, and white space is single blanks. */
final class OneLine {
    private OneLine() {}

    static String of(String text) {
        return Visible.of(text).replaceAll("\\s+", " ").strip();
    }
}
