package deployspec.prose;

import deployspec.prose.Inline.Code;
import deployspec.prose.Inline.Words;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is said to people: a sentence of ours or an author's, or a part of one. What stands in it is either words or code from the
 * beginning, so that no letter of an author's name, role or pattern is ever taken for a mark.
 */
public record Prose(List<Inline> pieces) {
    public static final Prose EMPTY = new Prose(List.of());

    public Prose {
        pieces = List.copyOf(pieces);
    }

    /** Words as they are, ours or an author's. */
    public static Prose of(String words) {
        return new Prose(List.of(new Words(words)));
    }

    /** A name or a pattern. Nothing is no code to a reader of Markdown, so that the backticks around it are letters. */
    public static Prose code(String text) {
        return new Prose(List.of(text.isEmpty() ? new Words("`" + text + "`") : new Code(text)));
    }

    public static Prose joined(String between, Stream<Prose> parts) {
        return parts.reduce((a, b) -> a.then(between).then(b)).orElse(EMPTY);
    }

    public Prose then(Prose next) {
        return new Prose(Stream.concat(pieces.stream(), next.pieces.stream()).toList());
    }

    public Prose then(String words) {
        return then(of(words));
    }

    public Prose thenCode(String text) {
        return then(code(text));
    }

    /** Without any marks. */
    public String plain() {
        return Inline.plain(pieces);
    }

    /** For whoever shows text alone: code stands in backticks, and nobody reads them. */
    public String text() {
        return pieces.stream()
                .map(piece -> piece instanceof Code code ? "`" + code.text() + "`" : Inline.plain(List.of(piece)))
                .collect(Collectors.joining());
    }
}
