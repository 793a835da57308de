package deployspec.render.html;

import deployspec.render.checklist.Block;
import deployspec.render.checklist.Block.Mark;
import deployspec.render.checklist.Block.Point;
import deployspec.render.checklist.Line;
import deployspec.template.Html;
import deployspec.template.Html.Attribute;
import deployspec.template.Html.Element;
import deployspec.template.Html.Text;
import deployspec.value.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes blocks; boxes are counted through the page, so that each can be labelled. */
final class BlockElements {
    private int boxes;

    List<Html> of(List<Block> blocks) {
        var elements = new ArrayList<Html>();
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Point point) {
                var points = listFrom(blocks, i);
                elements.add(list(point.mark(), points));
                i += points.size() - 1;
            } else {
                elements.add(one(blocks.get(i)));
            }
        }
        return elements;
    }

    /** The points that make one list. */
    private static List<Point> listFrom(List<Block> blocks, int from) {
        var points = new ArrayList<Point>();
        for (int i = from; i < blocks.size() && blocks.get(i) instanceof Point point; i++) {
            if (!points.isEmpty() && points.getFirst().mark() != point.mark()) {
                break;
            }
            points.add(point);
        }
        return points;
    }

    private Html list(Mark mark, List<Point> points) {
        var items = points.stream().map(this::point).toList();
        return switch (mark) {
            case BULLET -> Element.spread("ul", items);
            case BOX -> Element.spread("ul", items, Attribute.of("class", "boxes"));
            case NUMBER -> Element.spread("ol", items);
        };
    }

    private Html point(Point point) {
        var text = LineElements.of(point.text());
        if (point.mark() != Mark.BOX) {
            return item(List.of(text), point.content());
        }
        boxes++;
        var id = "box-" + boxes;
        var box = Element.of("input", List.of(), Attribute.of("type", "checkbox"), Attribute.of("id", id));
        var label = Element.of("label", List.of(text), Attribute.of("for", id));
        return item(List.of(Element.of("div", List.of(box, label), Attribute.of("class", "box"))), point.content());
    }

    private Html item(List<Html> first, List<Block> content) {
        if (content.isEmpty()) {
            return Element.of("li", first);
        }
        var all = new ArrayList<>(first);
        all.addAll(of(content));
        return Element.spread("li", all);
    }

    private Html one(Block block) {
        return switch (block) {
            case Block.Heading heading -> Element.of("h" + heading.level(), List.of(LineElements.of(heading.text())));
            case Block.Paragraph paragraph -> Element.of("p", List.of(LineElements.of(paragraph.text())));
            case Point point -> list(point.mark(), List.of(point));
            case Block.Fence fence -> script(fence);
            case Block.Table table -> table(table);
        };
    }

    private static Html script(Block.Fence fence) {
        var text = new Text(Visible.of(withoutLastLineEnds(fence.text())));
        return Element.of("pre", List.of(Element.of("code", List.of(text))));
    }

    private static String withoutLastLineEnds(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        return text.substring(0, end);
    }

    private static Html table(Block.Table table) {
        var head = Element.of(
                "tr",
                table.head().stream()
                        .map(cell -> Element.of("th", List.of(LineElements.of(cell)), Attribute.of("scope", "col")))
                        .toList());
        var rows = table.rows().stream().map(row -> row(row, table.head())).toList();
        var whole = Element.spread("table", List.of(Element.of("thead", List.of(head)), Element.spread("tbody", rows)));
        return Element.of("div", List.of(whole), Attribute.of("class", "scroll"));
    }

    private static Html row(List<Line> cells, List<Line> head) {
        return Element.of(
                "tr",
                IntStream.range(0, cells.size())
                        .mapToObj(i -> cell(i, cells, head))
                        .toList());
    }

    private static Html cell(int column, List<Line> cells, List<Line> head) {
        if (column == 0) {
            return Element.of("th", List.of(LineElements.of(cells.getFirst())), Attribute.of("scope", "row"));
        }
        var label = cells.getFirst().words() + ": " + head.get(column).words();
        return Element.of("td", List.of(LineElements.of(cells.get(column), label)));
    }
}
