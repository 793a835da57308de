package deployspec.render.issue;

import deployspec.prose.Inline;
import deployspec.render.checklist.Line;
import java.util.List;

/**
 * A link to an issue, a pull request or a commit on GitHub leaves a mark there each time somebody opens an issue with it.
 * Through GitHub's own redirecting host it leads to the same page and leaves none.
 */
final class SilentLinks {
    private static final String HOST = "https://github.com/";
    private static final String SILENT_HOST = "https://redirect.github.com/";

    private SilentLinks() {}

    static Line in(Line line) {
        return new Line(line.pieces().stream()
                .<Line.Piece>map(piece -> switch (piece) {
                    case Line.Said said -> new Line.Said(in(said.inline()));
                    case Line.Blank blank -> blank;
                })
                .toList());
    }

    private static Inline in(Inline inline) {
        return switch (inline) {
            case Inline.Words words -> words;
            case Inline.Code code -> code;
            case Inline.Emphasis emphasis -> new Inline.Emphasis(all(emphasis.content()));
            case Inline.Strong strong -> new Inline.Strong(all(strong.content()));
            case Inline.Link link -> new Inline.Link(all(link.content()), silent(link.address()));
        };
    }

    private static List<Inline> all(List<Inline> inlines) {
        return inlines.stream().map(SilentLinks::in).toList();
    }

    private static String silent(String address) {
        return address.regionMatches(true, 0, HOST, 0, HOST.length())
                ? SILENT_HOST + address.substring(HOST.length())
                : address;
    }
}
