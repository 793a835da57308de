package deployspec.report;

import deployspec.diagnostic.Backticks;
import deployspec.value.Visible;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a page of Markdown line by line; text from outside goes through {@link #plain}, {@link #code} or a fence. */
public final class Markdown {
    /** Between as many backticks as before it, of which there are not as many in it. */
    private static final Pattern NAMED = Pattern.compile("(?<!`)(`+)(?!`)(.+?)(?<!`)\\1(?!`)", Pattern.DOTALL);

    private final StringBuilder page = new StringBuilder();

    /** Text in which nothing is markup, on one line. */
    public static String plain(String text) {
        return escaped(text).replaceAll("\\s+", " ").strip();
    }

    /** A code span whose fence is longer than any run of backticks inside. */
    public static String code(String text) {
        var inside = OneLine.of(text).replace("|", "\\|");
        var fence = "`".repeat(Backticks.longestRun(inside) + 1);
        var pad = inside.startsWith("`") || inside.endsWith("`") || inside.isEmpty() ? " " : "";
        return fence + pad + inside + pad + fence;
    }

    /** A sentence of ours, in which names stand between {@link Backticks}. */
    public static String sentence(String text) {
        var sentence = new StringBuilder();
        int done = 0;
        for (var named = NAMED.matcher(text); named.find(); done = named.end()) {
            sentence.append(escaped(text.substring(done, named.start())));
            sentence.append(code(named.group(2)));
        }
        return sentence.append(escaped(text.substring(done)))
                .toString()
                .replaceAll("\\s+", " ")
                .strip();
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
        var fence = "`".repeat(Math.max(3, Backticks.longestRun(lines) + 1));
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
}
