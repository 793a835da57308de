package deployspec.render.checklist;

import deployspec.prose.Inline;
import deployspec.prose.Prose;
import deployspec.value.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One line of a checklist, whatever language it will be written in: prose, with blanks for a person to fill in. */
public record Line(List<Piece> pieces) {
    public sealed interface Piece {}

    public record Said(Inline inline) implements Piece {}

    /** Room for what a person writes. */
    public record Blank() implements Piece {}

    public static final Line EMPTY = new Line(List.of());

    /** Words that follow each other become one, so that a writer sees what stands beside a letter. */
    public Line {
        var joined = new ArrayList<Piece>();
        for (var piece : pieces) {
            if (piece instanceof Said said
                    && said.inline() instanceof Inline.Words words
                    && !joined.isEmpty()
                    && joined.getLast() instanceof Said last
                    && last.inline() instanceof Inline.Words before) {
                joined.removeLast();
                joined.add(new Said(new Inline.Words(before.text() + words.text())));
            } else {
                joined.add(piece);
            }
        }
        pieces = List.copyOf(joined);
    }

    /** Words of ours or of a plan, without any marks. */
    public static Line plain(String words) {
        return said(List.of(new Inline.Words(line(words).stripLeading())));
    }

    public static Line prose(Prose prose) {
        return said(stripped(onOneLine(prose)));
    }

    public static Line strong(Line text) {
        return text.isEmpty() ? EMPTY : said(List.of(new Inline.Strong(text.inlines())));
    }

    /** Text as it is. */
    public static Line code(String text) {
        var content = line(text).strip();
        return content.isEmpty() ? EMPTY : said(List.of(new Inline.Code(content)));
    }

    public static Line blank() {
        return new Line(List.of(new Blank()));
    }

    public static Line joined(String between, List<Line> lines) {
        return lines.stream().reduce((a, b) -> a.then(between).then(b)).orElse(EMPTY);
    }

    public Line then(Line next) {
        var both = new ArrayList<>(pieces);
        both.addAll(next.pieces);
        return new Line(both);
    }

    /** Followed by a sentence, or a part of one. */
    public Line then(Prose prose) {
        return then(said(onOneLine(prose)));
    }

    public Line then(String words) {
        return then(Prose.of(words));
    }

    public boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** What is said, without any marks and blanks. */
    public String words() {
        return Inline.plain(inlines());
    }

    private List<Inline> inlines() {
        return pieces.stream()
                .flatMap(piece -> switch (piece) {
                    case Said said -> List.of(said.inline()).stream();
                    case Blank blank -> List.<Inline>of().stream();
                })
                .toList();
    }

    private static Line said(List<Inline> inlines) {
        return new Line(inlines.stream()
                .filter(inline ->
                        !(inline instanceof Inline.Words words) || !words.text().isEmpty())
                .map(Said::new)
                .collect(Collectors.toUnmodifiableList()));
    }

    private static List<Inline> onOneLine(Prose prose) {
        return prose.pieces().stream()
                .<Inline>map(piece -> switch (piece) {
                    case Inline.Words words -> new Inline.Words(line(words.text()));
                    case Inline.Code code -> new Inline.Code(line(code.text()));
                    case Inline.Emphasis emphasis -> emphasis;
                    case Inline.Strong strong -> strong;
                    case Inline.Link link -> link;
                })
                .toList();
    }

    private static List<Inline> stripped(List<Inline> prose) {
        var pieces = new ArrayList<>(prose);
        if (!pieces.isEmpty() && pieces.getFirst() instanceof Inline.Words words) {
            pieces.set(0, new Inline.Words(words.text().stripLeading()));
        }
        if (!pieces.isEmpty() && pieces.getLast() instanceof Inline.Words words) {
            pieces.set(pieces.size() - 1, new Inline.Words(words.text().stripTrailing()));
        }
        return pieces;
    }

    private static String line(String text) {
        return Visible.of(text.replaceAll("(?<!\\s)\\s*\\R\\s*", " ").replace('\t', ' '));
    }
}
