package deployspec.source;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Diagnostics;
import deployspec.diagnostic.SourceText;
import deployspec.diagnostic.Span;
import java.util.List;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Types and places a scalar. */
final class Scalars {
    private final SourceText source;
    private final Diagnostics complaints;

    Scalars(SourceText source, Diagnostics complaints) {
        this.source = source;
        this.complaints = complaints;
    }

    Node.Scalar read(ScalarEvent event) {
        Node.Style style = style(event);
        String text = event.getValue();
        Node.Type type = style == Node.Style.PLAIN ? PlainScalars.typeOf(text) : Node.Type.TEXT;
        Span span = Places.between(
                source.file(),
                event.getStartMark().orElseThrow(),
                event.getEndMark().orElseThrow());
        Node.Scalar scalar = switch (style) {
            case PLAIN -> new Node.Scalar(span, text, type, style, span.line(), span.column());
            case SINGLE_QUOTED, DOUBLE_QUOTED ->
                new Node.Scalar(span, text, type, style, span.line(), span.column() + 1);
            case LITERAL, FOLDED -> blockScalar(span, text, style);
        };
        refuse(scalar);
        return scalar;
    }

    /** Stands where a value was refused. */
    Node.Scalar nothing(Span span) {
        return new Node.Scalar(span, "", Node.Type.NULL, Node.Style.PLAIN, span.line(), span.column());
    }

    private static Node.Style style(ScalarEvent event) {
        return switch (event.getScalarStyle()) {
            case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> Node.Style.DOUBLE_QUOTED;
            case SINGLE_QUOTED -> Node.Style.SINGLE_QUOTED;
            case LITERAL -> Node.Style.LITERAL;
            case FOLDED -> Node.Style.FOLDED;
            case PLAIN -> Node.Style.PLAIN;
        };
    }

    /** The parser ends a block scalar where the next thing begins; a person sees its end at its last line that isn't blank. */
    private Node.Scalar blockScalar(Span parsed, String text, Node.Style style) {
        int contentLine = parsed.line() + 1;
        int last = parsed.endColumn() == 1 ? parsed.endLine() - 1 : parsed.endLine();
        while (last > parsed.line() && source.line(last).isBlank()) {
            last--;
        }
        String line = source.line(last);
        int end = line.codePointCount(0, line.length()) + 1;
        Span span = new Span(parsed.file(), parsed.line(), parsed.column(), last, end);
        return new Node.Scalar(
                span, text, Node.Type.TEXT, style, contentLine, indentation(contentLine, last, text) + 1);
    }

    /** What the source's first visible line has in front of it beyond what the text's has. */
    private int indentation(int firstLine, int lastLine, String text) {
        for (int line = firstLine; line <= lastLine; line++) {
            if (!source.line(line).isBlank()) {
                String visible =
                        text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
                return leadingSpaces(source.line(line)) - leadingSpaces(visible);
            }
        }
        return 0;
    }

    private static int leadingSpaces(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private void refuse(Node.Scalar scalar) {
        Span start = scalar.span();
        if (scalar.text().length() > Limits.TEXT) {
            complaints.add(Diagnostic.error(
                            "text-too-long",
                            new Span(start.file(), start.line(), start.column(), start.line(), start.column() + 1),
                            "this text is longer than %,d characters".formatted(Limits.TEXT))
                    .withHelp("keep a long script in a file of its own and run that"));
        } else if (scalar.type() == Node.Type.NUMBER) {
            refuseNumber(scalar);
        } else if (scalar.style() == Node.Style.DOUBLE_QUOTED && hasLoneSurrogate(scalar.text())) {
            complaints.add(
                    Diagnostic.error("forbidden-character", start, "an escape in this text is half of a character")
                            .withHelp(
                                    "write both halves (\"\\uD83D\\uDE00\"), the long form (\"\\U0001F600\"), or the character itself"));
        } else if (scalar.text().indexOf('\0') >= 0) {
            complaints.add(
                    Diagnostic.error("forbidden-character", start, "an escape in this text is the character U+0000")
                            .withHelp("delete it: no program can be given a text with that character in it"));
        } else if (scalar.isPlain() && start.endLine() > start.line()) {
            refuseTabs(scalar);
        }
    }

    private void refuseNumber(Node.Scalar scalar) {
        if (scalar.text().length() > Limits.NUMBER) {
            complaints.add(Diagnostic.error(
                            "number-too-long",
                            scalar.span(),
                            "a number may have at most %d characters".formatted(Limits.NUMBER))
                    .withHelp("if it is an identifier, put it in quotes"));
        } else if (Double.isInfinite(Double.parseDouble(scalar.text()))) {
            complaints.add(
                    Diagnostic.error("number-too-large", scalar.span(), "this number is too large to compute with")
                            .withHelp("if it is an identifier, put it in quotes"));
        }
    }

    /** Only an escape can bring one in: what is not escaped has been decoded from UTF-8, which has none. */
    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> c >= 0xd800 && c <= 0xdfff);
    }

    /** The parser lets a tab pass where a plain text goes on, though what looks indented is not. */
    private void refuseTabs(Node.Scalar scalar) {
        int last = Math.min(scalar.span().endLine(), scalar.span().line() + Limits.COMPLAINTS);
        for (int line = scalar.span().line() + 1; line <= last; line++) {
            List<Diagnostic> tab = SyntaxErrors.tabIn(source, line).stream().toList();
            complaints.addAll(tab);
        }
    }
}
