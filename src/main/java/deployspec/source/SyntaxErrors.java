package deployspec.source;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.SourceText;
import deployspec.diagnostic.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in plain words what the parser stumbled over, where, and what usually mends it. */
final class SyntaxErrors {
    static final String CODE = "yaml-syntax";

    private final SourceText source;
    private final Mark at;
    private final Mark opened;
    private final Optional<ScalarEvent> lastScalar;

    private SyntaxErrors(SourceText source, Mark at, Mark opened, Optional<ScalarEvent> lastScalar) {
        this.source = source;
        this.at = at;
        this.opened = opened;
        this.lastScalar = lastScalar;
    }

    static Diagnostic explain(SourceText source, MarkedYamlEngineException error, Optional<ScalarEvent> lastScalar) {
        Optional<Mark> at = error.getProblemMark().or(error::getContextMark);
        if (at.isEmpty()) {
            return unplaced(source, lastScalar);
        }
        Mark opened = error.getContextMark().orElse(at.get());
        var errors = new SyntaxErrors(source, at.get(), opened, lastScalar);
        return tabIn(source, at.get().getLine() + 1)
                .orElseGet(() -> errors.of(text(error.getContext()), text(error.getProblem())));
    }

    static Diagnostic unplaced(SourceText source, Optional<ScalarEvent> lastScalar) {
        Span span = lastScalar
                .flatMap(ScalarEvent::getEndMark)
                .map(mark -> Places.at(source.file(), mark))
                .orElse(Span.startOf(source.file()));
        return Diagnostic.error(CODE, span, "what follows here is not valid YAML")
                .withHelp("check the escapes, quotes and brackets of the next value");
    }

    /** A complaint about a tab among the blanks that a line begins with. */
    static Optional<Diagnostic> tabIn(SourceText source, int number) {
        String line = source.line(number);
        int end = 0;
        while (end < line.length() && (line.charAt(end) == ' ' || line.charAt(end) == '\t')) {
            end++;
        }
        int tab = line.indexOf('\t');
        if (tab < 0 || tab >= end) {
            return Optional.empty();
        }
        return Optional.of(Diagnostic.error(
                        "tab", new Span(source.file(), number, tab + 1, number, end + 1), "a tab cannot indent YAML")
                .withHelp("indent with spaces, two for each level; most editors can convert the whole file"));
    }

    private static String text(@Nullable String words) {
        return words == null ? "" : words;
    }

    private Diagnostic of(String context, String problem) {
        if (problem.startsWith("found character")) {
            return reservedStart();
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return new LineErrors(source).valueOutOfPlace(at);
        }
        if (problem.startsWith("could not find expected ':'")) {
            return new LineErrors(source).noKey(opened);
        }
        if (problem.startsWith("expected <block end>") || problem.startsWith("expected '<document")) {
            return closedOnlyHere().orElseGet(() -> new LineErrors(source).outOfPlace(at, opened));
        }
        if (problem.startsWith("sequence entries are not allowed")) {
            return here("a list item cannot begin here")
                    .withHelp("put each `- …` on a line of its own, below its key; quote a text that begins with `- `");
        }
        if (problem.startsWith("found unexpected end of stream")
                || problem.startsWith("found unexpected document sep")) {
            return opening("this quote is never closed").withHelp("close it at the end of the text");
        }
        if (problem.startsWith("expected ',' or")) {
            return unclosedBracket();
        }
        if (context.contains("double-quoted")) {
            return wrongEscape(problem);
        }
        if (context.contains("block scalar")) {
            return wrongBlock(problem);
        }
        if (context.contains("tag")
                || context.contains("alias")
                || context.contains("anchor")
                || problem.contains("tag")) {
            return reservedWord();
        }
        if (problem.startsWith("expected the node content")) {
            return rest(at).isEmpty()
                    ? endsEarly()
                    : here("a value is missing before `" + character(at) + "`")
                            .withHelp("write the value; if the character belongs to a text, put the text in quotes");
        }
        if (problem.startsWith("mapping keys are not allowed")) {
            return here("a value cannot begin with `? `").withHelp("put it in quotes: " + Quoted.of(rest(at)));
        }
        return here("this is not valid YAML")
                .withHelp("check the quotes, brackets and indentation of this line and the one before");
    }

    private Diagnostic reservedStart() {
        String first = character(at).equals("`") ? "a backtick" : "`" + character(at) + "`";
        return here("a value cannot begin with " + first).withHelp("put it in quotes: " + Quoted.of(rest(at)));
    }

    /** {@code *}, {@code &} and {@code !} mean something to YAML, but not with what follows them here. */
    private Diagnostic reservedWord() {
        return opening("an unquoted value cannot begin with `" + character(opened) + "`")
                .withHelp("put it in quotes: " + Quoted.of(rest(opened)));
    }

    /** A quoted text that swallowed lines up to the next quote: the quote that is missing is far above the complaint. */
    private Optional<Diagnostic> closedOnlyHere() {
        return lastScalar
                .filter(scalar -> scalar.isDQuoted() || scalar.isSQuoted())
                .filter(scalar -> line(scalar.getStartMark()) < line(scalar.getEndMark()))
                .filter(scalar -> line(scalar.getEndMark()) == at.getLine())
                .flatMap(ScalarEvent::getStartMark)
                .map(quote -> Diagnostic.error(
                                CODE,
                                Places.at(source.file(), quote),
                                "this quote is closed only on line " + (at.getLine() + 1)
                                        + ", in the middle of something else")
                        .relatedTo(Places.at(source.file(), at), "here the text has ended")
                        .withHelp("close it at the end of the text"));
    }

    private static int line(Optional<Mark> mark) {
        return mark.orElseThrow().getLine();
    }

    private Diagnostic unclosedBracket() {
        String open = character(opened);
        String close = open.equals("{") ? "}" : "]";
        if (opened.getLine() == at.getLine() && !rest(at).isEmpty()) {
            return here("a `,` or `" + close + "` is missing before this")
                    .relatedTo(Places.at(source.file(), opened), "opened here")
                    .withHelp("quote a text that holds brackets, a comma, a quote or `: `");
        }
        var unclosed = opening("this `" + open + "` is never closed")
                .withHelp("close it with `" + close + "`; if the bracket belongs to a text, put the text in quotes");
        return rest(at).isEmpty()
                ? unclosed
                : unclosed.relatedTo(Places.at(source.file(), at), "this cannot stand inside it");
    }

    private Diagnostic endsEarly() {
        return here("the file ends in the middle of a value").withHelp("look above for a bracket that is never closed");
    }

    private Diagnostic wrongEscape(String problem) {
        int column = Math.max(1, at.getColumn() - (problem.startsWith("expected") ? 1 : 0));
        var span = new Span(source.file(), at.getLine() + 1, column, at.getLine() + 1, column + 2);
        String escape = Places.textOf(source, span);
        String summary = problem.startsWith("expected")
                ? "`" + escape + "` lacks the hexadecimal digits that belong to it"
                : "`" + escape + "` is not an escape that double quotes know";
        return Diagnostic.error(CODE, span, summary)
                .withHelp("use single quotes, in which a backslash is only a backslash, or write it twice: `\\" + escape
                        + "`");
    }

    private Diagnostic wrongBlock(String problem) {
        if (problem.contains("leading empty lines")) {
            return here("the blank lines above this one have more spaces than it has")
                    .withHelp("delete the spaces on the blank lines");
        }
        return here("nothing may follow `" + character(opened) + "` on its line, because it begins a block of text")
                .withHelp("if `" + character(opened) + "` belongs to the text, put it in quotes: "
                        + Quoted.of(rest(opened)))
                .withHelp("else begin the text on the next line, indented");
    }

    private Diagnostic here(String summary) {
        return Diagnostic.error(CODE, Places.at(source.file(), at), summary);
    }

    private Diagnostic opening(String summary) {
        return Diagnostic.error(CODE, Places.at(source.file(), opened), summary);
    }

    private String character(Mark mark) {
        return Places.textOf(source, Places.at(source.file(), mark));
    }

    private String rest(Mark mark) {
        String line = source.line(mark.getLine() + 1);
        return line.substring(Places.index(line, mark.getColumn() + 1)).strip();
    }
}
