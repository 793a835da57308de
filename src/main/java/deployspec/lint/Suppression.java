package deployspec.lint;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.SourceText;
import deployspec.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A comment that excuses a part of a spec from one rule: {@code # deployspec: allow CODE: REASON}. It covers the line on
 * which it stands, or the next one if it stands alone, and all that is indented below that line: above a step, the whole
 * step; above a key, its value; inside a script, one line of it.
 *
 * @param code the code as written; whether a rule has it is for a rule to say
 * @param reason as written; empty where there is none
 * @param span the comment from its {@code #} on
 * @param first the first line that it covers, from 1
 * @param last the last one, included
 */
public record Suppression(String code, String reason, Span span, int first, int last) {
    /** What every such comment contains; most lines of most specs are looked at no closer. */
    private static final String MARK = "deployspec:";

    /** More excuse from nothing: each is held against every line below it and every finding. */
    private static final int MOST = 300;

    /** Never takes back what it took: a line of a million blanks would let it try for hours. */
    private static final Pattern COMMENT =
            Pattern.compile("(?:^|\\s)(# *+deployspec: *+allow\\b *+([^:\\s]*+) *+(?:: *+(.*+))?)$");

    /** Those in a file and in what it includes, in their order. */
    public static List<Suppression> in(SourceText text) {
        return text.files().flatMap(file -> inOne(file).stream()).toList();
    }

    private static List<Suppression> inOne(SourceText text) {
        var found = new ArrayList<Suppression>();
        for (int i = 0; i < text.lines().size() && found.size() < MOST; i++) {
            if (text.lines().get(i).contains(MARK)) {
                read(text, i, found);
            }
        }
        return found;
    }

    /** Whether it excuses from this complaint. Without a reason it excuses from nothing. */
    public boolean covers(Diagnostic diagnostic) {
        int line = diagnostic.span().line();
        return !reason.isEmpty()
                && diagnostic.code().equals(code)
                && diagnostic.span().file().equals(span.file())
                && first <= line
                && line <= last;
    }

    private static void read(SourceText text, int index, List<Suppression> found) {
        var line = text.lines().get(index);
        var comment = COMMENT.matcher(line.stripTrailing());
        if (!comment.find()) {
            return;
        }
        int column = line.codePointCount(0, comment.start(1)) + 1;
        int width = line.codePointCount(comment.start(1), comment.end(1));
        var span = new Span(text.file(), index + 1, column, index + 1, column + width);
        int first = line.isBlank() || line.strip().startsWith("#") ? next(text.lines(), index) : index;
        var reason = comment.group(3) == null ? "" : comment.group(3);
        found.add(new Suppression(comment.group(2), reason, span, first + 1, last(text.lines(), first) + 1));
    }

    /** The next line with anything on it but a comment; the end of the file if there is none. */
    private static int next(List<String> lines, int from) {
        int i = from + 1;
        while (i < lines.size()
                && (lines.get(i).isBlank() || lines.get(i).strip().startsWith("#"))) {
            i++;
        }
        return i;
    }

    /** The last of the lines below that are indented deeper than this one. */
    private static int last(List<String> lines, int from) {
        int last = from;
        for (int i = from + 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            if (indent(lines.get(i)) <= indent(lines.get(from))) {
                break;
            }
            last = i;
        }
        return last;
    }

    private static int indent(String line) {
        int i = 0;
        while (i < line.length() && line.charAt(i) == ' ') {
            i++;
        }
        return i;
    }
}
