package deployspec.source;

import deployspec.diagnostic.SourceText;
import deployspec.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Turns the parser's marks, which count from 0, and plain offsets into spans. */
final class Places {
    private Places() {}

    static Span between(String file, Mark from, Mark to) {
        return new Span(file, from.getLine() + 1, from.getColumn() + 1, to.getLine() + 1, to.getColumn() + 1);
    }

    /** One character wide, so that there is something to underline. */
    static Span at(String file, Mark mark) {
        return at(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    static Span at(String file, int line, int column) {
        return new Span(file, line, column, line, column + 1);
    }

    /** The place of the first character that follows this beginning of a file. */
    static Span after(String file, String before) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < before.length(); i++) {
            char c = before.charAt(i);
            if (c == '\n' || (c == '\r' && !before.startsWith("\n", i + 1))) {
                line++;
                lineStart = i + 1;
            }
        }
        return at(file, line, before.codePointCount(lineStart, before.length()) + 1);
    }

    /** The text of a span that lies on one line. */
    static String textOf(SourceText source, Span span) {
        String line = source.line(span.line());
        return line.substring(index(line, span.column()), index(line, span.endColumn()));
    }

    /** The anchors and tags on a mark's line, from the mark on, up to the first word that is neither. */
    static List<Span> properties(SourceText source, Mark from) {
        String line = source.line(from.getLine() + 1);
        var words = new ArrayList<Span>();
        int at = index(line, from.getColumn() + 1);
        while (at < line.length() && (line.charAt(at) == '&' || line.charAt(at) == '!')) {
            int end = at;
            while (end < line.length() && " \t,]}".indexOf(line.charAt(end)) < 0) {
                end++;
            }
            int column = line.codePointCount(0, at) + 1;
            int number = from.getLine() + 1;
            words.add(new Span(source.file(), number, column, number, column + line.codePointCount(at, end)));
            at = end;
            while (at < line.length() && line.charAt(at) == ' ') {
                at++;
            }
        }
        return words;
    }

    /** Where in a line, counted in chars, a column begins; the line's end for a column past it. */
    static int index(String line, int column) {
        int inside = Math.min(column - 1, line.codePointCount(0, line.length()));
        return line.offsetByCodePoints(0, inside);
    }
}
