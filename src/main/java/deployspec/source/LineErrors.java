package deployspec.source;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.SourceText;
import deployspec.diagnostic.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Syntax errors that come from the shape of lines: keys, colons, list items and how they are indented. */
final class LineErrors {
    /** A key, at the beginning of a line or of a list item, whose colon lacks the blank after it. */
    private static final Pattern GLUED = Pattern.compile("^[ -]*([A-Za-z][A-Za-z0-9_-]*):(?! |$|/)");

    /** A key, at the beginning of a line or of a list item, and its value. */
    private static final Pattern KEY_AND_VALUE = Pattern.compile("^([ -]*[^\\s\"'\\[{#:]+: +)(.*)$");

    private final SourceText source;

    LineErrors(SourceText source) {
        this.source = source;
    }

    /** A {@code :} where no value may begin. */
    Diagnostic valueOutOfPlace(Mark colon) {
        int number = colon.getLine() + 1;
        String line = source.line(number);
        String before = line.substring(0, Places.index(line, colon.getColumn() + 1));
        Matcher field = KEY_AND_VALUE.matcher(line);
        if (field.matches() && field.end(1) < before.length()) {
            return error(Places.at(source.file(), colon), "`: ` cannot stand inside an unquoted text")
                    .withHelp("put the text in quotes: " + field.group(1).strip() + " "
                            + Quoted.of(field.group(2).strip()));
        }
        int above = contentLineAbove(number);
        if (GLUED.matcher(source.line(above)).find()) {
            return missingBlank(above);
        }
        Span key = visible(
                number,
                before.length() - before.stripLeading().length(),
                before.stripTrailing().length());
        return error(key, "this key is indented as if it belonged to the text above it")
                .relatedTo(visible(above), "the text above")
                .withHelp(
                        "align it with the key that it follows, or leave the value above empty if it belongs under that key");
    }

    /** A line in a mapping that has no {@code : }. */
    Diagnostic noKey(Mark start) {
        int number = start.getLine() + 1;
        if (GLUED.matcher(source.line(number)).find()) {
            return missingBlank(number);
        }
        return error(visible(number), "this line is neither `key: value` nor a list item")
                .withHelp("write `key: value`, begin it with `- `, or indent it further to continue the text above");
    }

    /** Something that can't go on the collection in which it stands. */
    Diagnostic outOfPlace(Mark at, Mark collection) {
        int number = at.getLine() + 1;
        String line = source.line(number);
        String before =
                line.substring(0, Places.index(line, at.getColumn() + 1)).stripTrailing();
        String after = line.substring(before.length()).strip();
        if (before.endsWith("\"") || before.endsWith("'")) {
            return error(Places.at(source.file(), at), "this stands after the closing quote")
                    .withHelp(requoted(before, after));
        }
        if (before.endsWith("]") || before.endsWith("}")) {
            return error(Places.at(source.file(), at), "this stands after the closing bracket")
                    .withHelp("if the brackets belong to a text, put the whole text in quotes");
        }
        if (after.startsWith("]") || after.startsWith("}")) {
            return error(Places.at(source.file(), at), "no bracket is open that this could close")
                    .withHelp("delete it, or put the text to which it belongs in quotes");
        }
        return misaligned(at, collection, after);
    }

    private Diagnostic misaligned(Mark at, Mark collection, String after) {
        String neighbours = source.line(collection.getLine() + 1);
        boolean inList = neighbours.startsWith("-", Places.index(neighbours, collection.getColumn() + 1));
        boolean item = after.startsWith("- ") || after.equals("-");
        boolean aligned = at.getColumn() == collection.getColumn();
        String summary = "this line is indented unlike the lines that it belongs to";
        if (aligned && item != inList) {
            summary = item ? "a list item cannot stand among keys" : "a key cannot stand among list items";
        }
        return error(visible(at.getLine() + 1), summary)
                .relatedTo(
                        Places.at(source.file(), collection),
                        "they begin here, at column " + (collection.getColumn() + 1))
                .withHelp("align what belongs together in one column, with what is inside it further right");
    }

    private Diagnostic missingBlank(int number) {
        String line = source.line(number);
        Matcher glued = GLUED.matcher(line);
        int colon = glued.find() ? glued.end(1) : 0;
        int column = line.codePointCount(0, colon) + 1;
        return error(Places.at(source.file(), number, column), "a blank is missing after this `:`")
                .withHelp("write `" + glued.group(1) + ": …`");
    }

    private static String requoted(String before, String after) {
        Matcher field = KEY_AND_VALUE.matcher(before + " " + after);
        return field.matches()
                ? "put the whole text in quotes: " + field.group(1).strip() + " " + Quoted.of(field.group(2))
                : "put the whole text in quotes, and write a quote inside single quotes twice";
    }

    private int contentLineAbove(int number) {
        int above = number - 1;
        while (above > 1
                && (source.line(above).isBlank()
                        || source.line(above).stripLeading().startsWith("#"))) {
            above--;
        }
        return Math.max(1, above);
    }

    /** The line without the blanks around it. */
    private Span visible(int number) {
        String line = source.line(number);
        return visible(
                number,
                line.length() - line.stripLeading().length(),
                line.stripTrailing().length());
    }

    private Span visible(int number, int from, int to) {
        String line = source.line(number);
        int start = line.codePointCount(0, from) + 1;
        return new Span(source.file(), number, start, number, start + line.codePointCount(from, Math.max(from, to)));
    }

    private static Diagnostic error(Span span, String summary) {
        return Diagnostic.error(SyntaxErrors.CODE, span, summary);
    }
}
