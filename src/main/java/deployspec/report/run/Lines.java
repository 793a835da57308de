package deployspec.report.run;

import deployspec.report.OneLine;
import deployspec.report.Style;
import deployspec.report.Wrap;

/** Facts below each other: a short name on the left, and behind it what there is to say, wrapped. */
final class Lines {
    private static final int NAME = 11;

    private final int width;
    private final Style style;
    private final StringBuilder text = new StringBuilder();

    Lines(int width, Style style) {
        this.width = width;
        this.style = style;
    }

    void add(String name, String words) {
        var head = style.quiet(name) + " ".repeat(NAME - name.length());
        for (var line : Wrap.of(OneLine.of(words), width - NAME)) {
            line(head + line);
            head = " ".repeat(NAME);
        }
    }

    /** One line that has its colours already. */
    void coloured(String name, String words) {
        line(style.quiet(name) + " ".repeat(NAME - name.length()) + words);
    }

    void line(String words) {
        text.append(words).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
