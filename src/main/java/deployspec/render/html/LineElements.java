package deployspec.render.html;

import deployspec.prose.Inline;
import deployspec.render.checklist.Line;
import deployspec.template.Html;
import deployspec.template.Html.Attribute;
import deployspec.template.Html.Element;
import deployspec.template.Html.Phrase;
import deployspec.template.Html.Text;
import java.util.ArrayList;
import java.util.List;

/** Writes a line; a blank is a field that is labelled with the words before it. */
final class LineElements {
    private LineElements() {}

    static Html of(Line line) {
        return of(line, "");
    }

    /** @param label names a blank that has no words before it */
    static Html of(Line line, String label) {
        var whole = new ArrayList<Html>();
        var words = new ArrayList<Html>();
        for (var piece : line.pieces()) {
            switch (piece) {
                case Line.Said said -> words.add(inline(said.inline()));
                case Line.Blank blank -> {
                    whole.add(field(words, label));
                    words.clear();
                }
            }
        }
        whole.addAll(words);
        return new Phrase(whole);
    }

    private static Html field(List<Html> words, String label) {
        var type = Attribute.of("type", "text");
        if (words.isEmpty()) {
            return Element.of("input", List.of(), type, Attribute.of("aria-label", label));
        }
        var labelled = new ArrayList<>(words);
        labelled.add(Element.of("input", List.of(), type));
        return Element.of("label", labelled);
    }

    private static Html inline(Inline inline) {
        return switch (inline) {
            case Inline.Words words -> new Text(words.text());
            case Inline.Code code -> Element.of("code", List.of(new Text(code.text())));
            case Inline.Emphasis emphasis -> Element.of("em", all(emphasis.content()));
            case Inline.Strong strong -> Element.of("strong", all(strong.content()));
            case Inline.Link link -> link(link);
        };
    }

    /** Where the words are not the address, paper needs both. */
    private static Html link(Inline.Link link) {
        var address = Attribute.of("href", link.address());
        return Inline.plain(link.content()).equals(link.address())
                ? Element.of("a", all(link.content()), address)
                : Element.of("a", all(link.content()), address, Attribute.of("class", "named"));
    }

    private static List<Html> all(List<Inline> inlines) {
        return inlines.stream().map(LineElements::inline).toList();
    }
}
