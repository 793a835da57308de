package deployspec.render.html;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** What a reader of a checklist reads, line by line: in Markdown and on the page, each as an independent parser finds it. */
final class SaidLines {
    private static final String BLANK = "_______________";
    private static final Parser MARKDOWN = Parser.builder()
            .extensions(List.of(TaskListItemsExtension.create(), TablesExtension.create()))
            .build();

    private SaidLines() {}

    /** @param page how the page begins the sentence that begins with {@code markdown} here */
    static List<String> ofMarkdown(String text, String page, String markdown) {
        var lines = new ArrayList<String>();
        markdown(MARKDOWN.parse(text), lines);
        return lines.stream().map(l -> l.startsWith(markdown) ? page : l).toList();
    }

    private static void markdown(Node node, List<String> lines) {
        switch (node) {
            case FencedCodeBlock fence -> lines.add(fence.getLiteral().stripTrailing());
            case Heading heading -> lines.add(visible(words(heading)));
            case TableCell cell -> lines.add(visible(words(cell)));
            case Paragraph paragraph -> {
                var box = paragraph.getPrevious() instanceof TaskListItemMarker ? "[ ] " : "";
                Stream.of(words(paragraph).split("\n")).forEach(line -> lines.add(box + visible(line)));
            }
            default -> children(node).forEach(child -> markdown(child, lines));
        }
    }

    private static String words(Node node) {
        return switch (node) {
            case Text text -> text.getLiteral();
            case Code code -> code.getLiteral();
            case HardLineBreak end -> "\n";
            case SoftLineBreak end -> " ";
            default ->
                String.join("", children(node).stream().map(SaidLines::words).toList());
        };
    }

    private static List<Node> children(Node node) {
        var children = new ArrayList<Node>();
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    static List<String> ofPage(String page) {
        var document = Jsoup.parse(page);
        document.select("input[type=text]").forEach(blank -> blank.replaceWith(new TextNode(BLANK)));
        document.select("nav, .over").remove();
        var lines = new ArrayList<String>();
        page(document.body(), lines);
        return lines.stream()
                .map(l -> l.startsWith("A page cannot") ? "A page cannot" : l)
                .toList();
    }

    private static void page(Element element, List<String> lines) {
        switch (element.normalName()) {
            case "pre" -> lines.add(element.wholeText().stripTrailing());
            case "h1", "h2", "h3", "h4", "h5", "h6", "p", "th", "td" -> lines.add(visible(element.wholeText()));
            case "dl" ->
                element.select("div")
                        .forEach(fact -> lines.add(visible(fact.select("dt").text() + ": "
                                + fact.select("dd").first().wholeText())));
            case "li" -> item(element, lines);
            default -> element.children().forEach(child -> page(child, lines));
        }
    }

    /** Its own line, and then what belongs to it. */
    private static void item(Element item, List<String> lines) {
        var own = new StringBuilder();
        var content = new ArrayList<Element>();
        for (var node : item.childNodes()) {
            if (node instanceof Element child
                    && List.of("p", "pre", "ul", "ol", "div").contains(child.normalName())) {
                if (child.hasClass("box")) {
                    own.append("[ ] ").append(child.wholeText());
                } else {
                    content.add(child);
                }
            } else {
                own.append(node instanceof Element child ? child.wholeText() : ((TextNode) node).getWholeText());
            }
        }
        lines.add(visible(own.toString()));
        content.forEach(child -> page(child, lines));
    }

    /** As a reader sees it: how much white space stands somewhere is not said. */
    static String visible(String text) {
        return text.replaceAll("[\\s\\u00a0]+", " ")
                .replaceAll("[\uFFFE\uFFFF]", "\uFFFD")
                .strip();
    }
}
