package deployspec.render.markdown;

import deployspec.render.checklist.Line;
import java.util.regex.Pattern;

/** One line of inline Markdown. */
record MarkdownText(String encoded) implements Markdown {
    private static final Pattern BACKTICKS = Pattern.compile("`+");

    MarkdownText {
        if (encoded.indexOf('\n') >= 0 || encoded.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("more than a line: " + encoded);
        }
    }

    /** Where it begins a block. */
    static MarkdownText of(Line line) {
        return new MarkdownText(InlineWriter.write(line));
    }

    static MarkdownText cell(Line line) {
        return new MarkdownText(InlineWriter.writeCell(line));
    }

    /** Behind the mark of a heading, where nothing else can begin. */
    static MarkdownText behind(Line line) {
        return new MarkdownText(InlineWriter.writeBehind(line));
    }

    /**
     * A text without line ends as it is, in a fence longer than any run of backticks in it. A reader takes one blank away at each end
     * where there is one at both and something else between.
     */
    static String code(String content) {
        int longest = BACKTICKS
                .matcher(content)
                .results()
                .mapToInt(run -> run.group().length())
                .max()
                .orElse(0);
        var fence = "`".repeat(longest + 1);
        boolean loses = content.startsWith(" ") && content.endsWith(" ") && !content.isBlank();
        var space = loses || content.startsWith("`") || content.endsWith("`") ? " " : "";
        return fence + space + content + space + fence;
    }
}
