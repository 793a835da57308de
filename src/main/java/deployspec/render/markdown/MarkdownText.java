package deployspec.render.markdown;

import deployspec.prose.Inline;
import deployspec.value.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One line of inline Markdown. */
record MarkdownText(String encoded) implements Markdown {
    private static final Pattern BACKTICKS = Pattern.compile("`+");

    MarkdownText {
        if (encoded.indexOf('\n') >= 0 || encoded.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("more than a line: " + encoded);
        }
    }

    /** Words of ours or of a plan, without any marks. */
    static MarkdownText plain(String words) {
        return new MarkdownText(
                InlineWriter.write(List.of(new Inline.Words(line(words).stripLeading()))));
    }

    /** A sentence of {@code deployspec.prose}: names and patterns in it stand in backticks. */
    static MarkdownText sentence(String words) {
        return new MarkdownText(InlineWriter.write(withCode(words.stripLeading())));
    }

    private static List<Inline> withCode(String words) {
        var pieces = new ArrayList<Inline>();
        var parts = line(words).split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean closed = i % 2 == 1 && i + 1 < parts.length;
            pieces.add(closed ? new Inline.Code(parts[i]) : new Inline.Words((i % 2 == 1 ? "`" : "") + parts[i]));
        }
        return pieces;
    }

    static MarkdownText prose(List<Inline> prose) {
        return new MarkdownText(InlineWriter.write(prose).strip());
    }

    static MarkdownText strong(MarkdownText text) {
        return new MarkdownText(text.encoded().isEmpty() ? "" : "**" + text.encoded() + "**");
    }

    /** Text as it is, in a fence longer than any run of backticks in it. */
    static MarkdownText code(String text) {
        var content = line(text).strip();
        if (content.isEmpty()) {
            return new MarkdownText("");
        }
        int longest = BACKTICKS
                .matcher(content)
                .results()
                .mapToInt(run -> run.group().length())
                .max()
                .orElse(0);
        var fence = "`".repeat(longest + 1);
        var space = content.startsWith("`") || content.endsWith("`") ? " " : "";
        return new MarkdownText(fence + space + content + space + fence);
    }

    MarkdownText then(MarkdownText next) {
        return new MarkdownText(encoded + next.encoded());
    }

    /** Followed by a sentence, or a part of one. */
    MarkdownText then(String words) {
        return then(new MarkdownText(InlineWriter.writeBehind(withCode(words))));
    }

    private static String line(String text) {
        return Visible.of(text.replaceAll("(?<!\\s)\\s*\\R\\s*", " ").replace('\t', ' '));
    }
}
