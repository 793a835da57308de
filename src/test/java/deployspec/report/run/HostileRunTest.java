package deployspec.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.render.HostileStrings;
import deployspec.report.WorkflowCommand;
import deployspec.tools.HtmlValidate;
import deployspec.value.Visible;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a script printed, a server answered or a person typed is shown, and nothing else happens. */
final class HostileRunTest {
    private static final String OUTLINE = outline(html("harmless"));

    @TempDir
    private Path folder;

    /** But for those that nobody sees: where nothing was answered, no answer is shown. */
    static Stream<HostileStrings> strings() {
        return Stream.concat(
                HostileStrings.brief().stream().filter(h -> !h.value().isBlank()),
                Stream.of(
                                "\u001b[2J\u001b[1;1H\u001b]0;owned\u0007",
                                "\r03:00:00 ✓ passed",
                                "line\n::error file=x::forged\n##[error]forged",
                                "</pre></details><script>alert(1)</script>",
                                "\"><img src=x onerror=alert(1)>",
                                "</style><link rel=stylesheet href=//evil.invalid/x.css>",
                                "<%title%> {{title}} <%>html/report.css%>")
                        .map(text -> new HostileStrings(Visible.of(text).substring(0, 6), text)));
    }

    @ParameterizedTest
    @MethodSource("strings")
    void aPageHasTheSameElementsWhateverStandsInThem(HostileStrings hostile) {
        var page = html(hostile.value());
        assertThat(outline(page)).isEqualTo(OUTLINE);
        var shown = Visible.of(hostile.value().strip()).replaceAll("[\\uFFFE\\uFFFF]", "\uFFFD");
        assertThat(Jsoup.parse(page).select(".looks pre").first().wholeText().strip())
                .isEqualTo(shown.strip());
    }

    @ParameterizedTest
    @MethodSource("strings")
    void nothingMovesTheCursorOrSpeaksToTheWorkflow(HostileStrings hostile) {
        var run = Told.with(hostile.value());
        var lines = new StringWriter();
        var told = new RunLines(
                run.plan(), run.begun().run(), List.of(), Screen.plain(new PrintWriter(lines, true)), false, false);
        run.entries().forEach(told::recorded);
        for (var text : List.of(
                lines.toString(),
                WorkflowCommand.inert(
                        new StatusText(80, false).show(run, Instant.EPOCH, "spec", attempt -> Optional.empty())),
                WorkflowCommand.inert(
                        RunList.text(List.of(new RunList.Found("x", Optional.of(run), "")), 80, false)))) {
            assertThat(text).isEqualTo(Visible.of(text));
            assertThat(text.lines()).noneMatch(line -> line.strip().startsWith("::"));
            assertThat(text).doesNotContainPattern("##\\[[A-Za-z]");
        }
        assertThat(lines.toString().lines()).allMatch(line -> line.startsWith("02:0"));
    }

    @ParameterizedTest
    @MethodSource("strings")
    void programsReadBackWhatStandsThere(HostileStrings hostile) throws Exception {
        var run = Told.with(hostile.value());
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Path.of("src/test/resources/junit.xsd").toFile())
                .newValidator()
                .validate(new StreamSource(new StringReader(new JunitReport().write(run))));
        var json = JsonMapper.shared().readTree(new JsonReport().write(run));
        assertThat(json.at("/run/operator").asString()).isEqualTo(hostile.value());
        assertThat(json.at("/notes/0/text").asString()).isEqualTo(hostile.value());
    }

    @ParameterizedTest
    @MethodSource("strings")
    void markdownStaysText(HostileStrings hostile) {
        var foreign = new StringBuilder();
        Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .build()
                .parse(new MarkdownReport().write(Told.with(hostile.value())))
                .accept(new AbstractVisitor() {
                    @Override
                    public void visit(HtmlInline html) {
                        foreign.append(html.getLiteral());
                    }

                    @Override
                    public void visit(HtmlBlock html) {
                        foreign.append(html.getLiteral());
                    }

                    @Override
                    public void visit(Link link) {
                        foreign.append(link.getDestination());
                    }

                    @Override
                    public void visit(Image image) {
                        foreign.append(image.getDestination());
                    }
                });
        assertThat(foreign).isEmpty();
    }

    /** No script, no address, nothing that a browser would fetch; and a judge finds it valid and accessible. */
    @Test
    void aPageNeedsNothingBesideIt() throws IOException {
        var page = html("it's \"quoted\" & <b>");
        var document = Jsoup.parse(page);
        assertThat(document.select("script, link, img, iframe, object, embed, base, form"))
                .isEmpty();
        assertThat(document.select("[src], [href]:not([href^=#]), [style], [onclick], [onload]"))
                .isEmpty();
        assertThat(document.select("style").html()).doesNotContain("url(", "@import");
        assertThat(document.select("svg[role=img]:not([aria-label])")).isEmpty();
        assertThat(document.select("table:not(:has(caption))")).isEmpty();
        assertThat(HtmlValidate.check(Files.writeString(folder.resolve("page.html"), page)))
                .isEmpty();
    }

    private static String html(String text) {
        return new HtmlReport().write(Told.with(text));
    }

    /** Elements with the names of their attributes, without what hangs on the length of a text. */
    private static String outline(String page) {
        return Jsoup.parse(page).getAllElements().stream()
                .map(HostileRunTest::outline)
                .collect(Collectors.joining("\n"));
    }

    private static String outline(Element element) {
        return element.normalName() + " "
                + element.attributes().asList().stream()
                        .map(a -> a.getKey())
                        .sorted()
                        .toList();
    }
}
