package deployspec.render.markdown;

import deployspec.prose.Inline;
import deployspec.render.checklist.Line;
import java.util.List;
import java.util.regex.Pattern;

/** Writes prose so that a reader of Markdown finds the same tree, and a site that hosts it finds nothing to act on. */
final class InlineWriter {
    /** What such a site makes a mention, a reference to an issue or a commit or a formula of; and names whose value is not known. */
    private static final Pattern ACTIVE =
            Pattern.compile(
                    "(?<![\\w`])@[\\w][\\w/-]*" // @octocat
                            + "|(?<![\\w./-])(?:[\\w.-]+/)?[\\w.-]*#\\d+" // #1, site#1, octocat/site#1
                            + "|(?<!\\w)(?i:gh)-\\d+"
                            + "|(?<![\\w.-])(?:[\\w.-]+(?:/[\\w.-]+)?@)?(?=[a-f]*\\d)[0-9a-f]{7,40}(?!\\w)(?:[.-]\\w+)*" // a commit
                            + "|\\$\\{[A-Z][A-Z0-9_]*}");

    /** Neither begins nor ends with a hyphen, or a reader of Markdown takes no address for one. */
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    private static final Pattern MAIL = Pattern.compile("(?<![\\w.+-])[\\w.+-]+@" + LABEL + "(?:\\." + LABEL + ")++");
    private static final Pattern TOKEN = Pattern.compile(MAIL.pattern() + "|" + ACTIVE.pattern());
    private static final Pattern BARE_HOST = Pattern.compile("(?i)\\b(www)\\.|(?i)\\b(https?|ftp)://");
    /** Where a line begins these begin a block. */
    private static final Pattern BLOCK = Pattern.compile("^(?:[#+=>-]|\\d+(?=[.)](?:\\s|$)))");

    private static final String BLANK = "_______________";

    private final boolean inCell;
    private final StringBuilder line = new StringBuilder();
    /** The code that the line ends with, and where it begins; the line may have gone on since. */
    private String code = "";

    private int codeFrom;
    private int codeTo = -1;

    private InlineWriter(boolean inCell) {
        this.inCell = inCell;
    }

    static String write(Line line) {
        var writer = new InlineWriter(false);
        writer.line(line);
        return writer.line.toString();
    }

    /** The same for a cell of a table, which ends at a pipe wherever that stands. */
    static String writeCell(Line line) {
        var writer = new InlineWriter(true);
        writer.line(line);
        return writer.line.toString();
    }

    /** The same for what does not begin its line. */
    static String writeBehind(Line line) {
        var writer = new InlineWriter(false);
        writer.line.append("# ");
        writer.line(line);
        return writer.line.substring(2);
    }

    private void line(Line said) {
        var pieces = said.pieces();
        for (int i = 0; i < pieces.size(); i++) {
            switch (pieces.get(i)) {
                case Line.Blank blank -> line.append(BLANK);
                case Line.Said one ->
                    one(one.inline(), false, i + 1 == pieces.size() || startsWithSpace(pieces.get(i + 1)));
            }
        }
    }

    private void all(List<Inline> prose, boolean inEmphasis) {
        for (int i = 0; i < prose.size(); i++) {
            boolean spaceBehind = i + 1 == prose.size() || startsWithSpace(prose.get(i + 1));
            one(prose.get(i), inEmphasis, spaceBehind);
        }
    }

    private void one(Inline piece, boolean inEmphasis, boolean spaceBehind) {
        switch (piece) {
            case Inline.Words words -> words(words.text());
            case Inline.Code code -> code(code.text());
            case Inline.Emphasis emphasis -> marked("*", emphasis.content(), inEmphasis, spaceBehind);
            case Inline.Strong strong -> marked("**", strong.content(), inEmphasis, spaceBehind);
            case Inline.Link link -> link(link);
        }
    }

    /** Code beside code is one: the backticks between them would be taken for its own. */
    private void code(String text) {
        if (text.isEmpty()) {
            return;
        }
        boolean beside = codeTo == line.length();
        code = beside ? code + text : text;
        codeFrom = beside ? codeFrom : line.length();
        line.setLength(codeFrom);
        line.append(verbatim(MarkdownText.code(code)));
        codeTo = line.length();
    }

    /** What no backslash is read in; but a table takes the one in front of a pipe away before anything else is read. */
    private String verbatim(String text) {
        return inCell ? text.replace("|", "\\|") : text;
    }

    /** Marks work for certain only where white space surrounds them; elsewhere and inside each other they are left out. */
    private void marked(String mark, List<Inline> content, boolean inEmphasis, boolean spaceBehind) {
        boolean apart = spaceBehind && (line.isEmpty() || Character.isWhitespace(line.charAt(line.length() - 1)));
        var inner = Inline.plain(content);
        if (inEmphasis || !apart || inner.isBlank() || !inner.equals(inner.strip())) {
            all(content, inEmphasis);
            return;
        }
        line.append(mark);
        all(content, true);
        line.append(mark);
    }

    private void link(Inline.Link link) {
        if (Inline.plain(link.content()).equals(link.address())
                && link.address().contains(":")) {
            line.append('<').append(verbatim(link.address())).append('>');
            return;
        }
        line.append('[');
        all(link.content(), true);
        line.append("](").append(address(link.address())).append(')');
    }

    private void words(String text) {
        int done = 0;
        for (var found = TOKEN.matcher(text); found.find(); done = found.end()) {
            escape(text.substring(done, found.start()));
            if (MAIL.matcher(found.group()).matches()) {
                line.append('<').append(found.group()).append('>');
            } else {
                code(found.group());
            }
        }
        escape(text.substring(done));
    }

    private void escape(String text) {
        var block = line.toString().isBlank() ? BLOCK.matcher(text.stripLeading()) : BLOCK.matcher("");
        int first = text.length() - text.stripLeading().length();
        int mark = block.find() ? first + block.end() - (Character.isDigit(text.charAt(first)) ? 0 : 1) : -1;
        var plain = BARE_HOST.matcher(text);
        int dot = plain.find() ? plain.end() - 1 : -1;
        for (int i = 0; i < text.length(); i++) {
            char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            if (i == mark || i == dot || isMark(text.charAt(i), i == 0 ? last() : text.charAt(i - 1), next)) {
                line.append('\\');
            }
            line.append(text.charAt(i));
            if (i == dot && plain.find()) {
                dot = plain.end() - 1;
            }
        }
    }

    private char last() {
        return line.isEmpty() ? ' ' : line.charAt(line.length() - 1);
    }

    private static boolean isMark(char mark, char before, char behind) {
        return switch (mark) {
            case '\\', '`', '*', '[', ']', '~', '|' -> true;
            case '_' -> !Character.isLetterOrDigit(before) || !Character.isLetterOrDigit(behind);
            case '#' -> Character.isWhitespace(before);
            case '<' -> Character.isLetter(behind) || "/!?".indexOf(behind) >= 0;
            case '&' -> Character.isLetter(behind) || behind == '#';
            case '$' -> !Character.isWhitespace(behind);
            default -> false;
        };
    }

    /** Percent-encodes what could end the address. */
    private static String address(String address) {
        var safe = new StringBuilder();
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c <= ' ' || "<>()\\`\"|*[]".indexOf(c) >= 0) {
                safe.append("%%%02X".formatted((int) c));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    private static boolean startsWithSpace(Line.Piece piece) {
        return piece instanceof Line.Said said && startsWithSpace(said.inline());
    }

    private static boolean startsWithSpace(Inline piece) {
        return piece instanceof Inline.Words words
                && !words.text().isEmpty()
                && (Character.isWhitespace(words.text().charAt(0))
                        || ".,;:!?)".indexOf(words.text().charAt(0)) >= 0);
    }
}
