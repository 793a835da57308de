package deployspec.report;

import deployspec.value.Visible;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a page of Markdown line by line; text from outside goes through {@link #plain}, {@link #code} or a fence. */
public final class Markdown {
    private final StringBuilder page = new StringBuilder();

    /** Text in which nothing is markup, on one line. */
    public static String plain(String text) {
        return escaped(text).replaceAll("\\s+", " ").strip();
    }

    /** A code span whose fence is longer than any run of backticks inside. */
    public static String code(String text) {
        var inside = OneLine.of(text).replace("|", "\\|");
        var fence = "`".repeat(longestRun(inside) + 1);
        var pad = inside.startsWith("`") || inside.endsWith("`") || inside.isEmpty() ? " " : "";
        return fence + pad + inside + pad + fence;
    }

    /** A sentence of ours, in which names stand in `backticks`. */
    public static String sentence(String text) {
        var pieces = text.split("`", -1);
        if (pieces.length % 2 == 0) {
            return plain(text);
        }
        var sentence = new StringBuilder();
        for (int i = 0; i < pieces.length; i++) {
            sentence.append(i % 2 == 1 ? code(pieces[i]) : escaped(pieces[i]));
        }
        return sentence.toString().replaceAll("\\s+", " ").strip();
    }

    public void heading(int level, String text) {
        gap();
        page.append("#".repeat(level)).append(' ').append(plain(text)).append("\n\n");
    }

    public void paragraph(String markdown) {
        page.append(markdown).append("\n\n");
    }

    public void bullet(String markdown) {
        page.append("- ").append(markdown).append('\n');
    }

    /** A row of a table; the first one is its head, behind which {@link #rule} follows. */
    public void row(String... cells) {
        page.append(Stream.of(cells).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    public void rule(int columns) {
        page.append("|").append(" --- |".repeat(columns)).append('\n');
    }

    /** Lines as they are, in a fence that they cannot close. */
    public void fenced(String indent, String language, String lines) {
        var fence = "`".repeat(Math.max(3, longestRun(lines) + 1));
        page.append('\n').append(indent).append(fence).append(language).append('\n');
        lines.lines()
                .forEach(line -> page.append(indent).append(Visible.of(line)).append('\n'));
        page.append(indent).append(fence).append("\n\n");
    }

    /** One empty line, however often it is asked for. */
    public void gap() {
        if (!page.isEmpty() && !page.toString().endsWith("\n\n")) {
            page.append('\n');
        }
    }

    public String text() {
        return page.toString().replaceAll("\n{3,}", "\n\n").stripTrailing() + "\n";
    }

    private static String escaped(String text) {
        return Visible.of(text).replaceAll("[\\\\`*_{}\\[\\]<>#|~&!@$]", "\\\\$0");
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
