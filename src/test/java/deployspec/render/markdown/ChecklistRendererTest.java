package deployspec.render.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.compile.Compiled;
import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
import deployspec.prose.Wording;
import deployspec.render.HostileStrings;
import deployspec.render.SamplePlan;
import deployspec.tools.Markdownlint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ChecklistRendererTest {
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TaskListItemsExtension.create(), TablesExtension.create()))
            .build();

    @Test
    void writes_everything_that_a_plan_may_hold() {
        Approvals.verify(checklist(SamplePlan.plan()), new Options().forFile().withExtension(".md"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void keeps_text_text_whatever_it_looks_like(HostileStrings hostile) {
        var plan = SamplePlan.saying(hostile.value());
        var document = PARSER.parse(checklist(plan));

        assertThat(structure(document)).isEqualTo(structure(PARSER.parse(checklist(SamplePlan.saying("word")))));
        assertThat(nodes(document)).noneMatch(node -> node instanceof HtmlInline);
        var title = nodes(document).stream()
                .filter(node -> node instanceof Heading)
                .findFirst()
                .orElseThrow();
        assertThat(words(title))
                .isEqualTo(Wording.of(plan).plain(plan.head().title()).strip());
    }

    /** All that a reader sees must be the same letters; a link may be made of an address, nothing else. */
    @ParameterizedTest
    @MethodSource("hostile")
    void makes_links_of_addresses_only(HostileStrings hostile) {
        assertThat(nodes(PARSER.parse(checklist(SamplePlan.saying(hostile.value())))))
                .filteredOn(node -> node instanceof Link)
                .extracting(node -> ((Link) node).getDestination())
                .allMatch(address -> address.startsWith("https://") || address.startsWith("mailto:"));
    }

    /** A table reads a pipe behind a backslash as a pipe, also in code, where a backslash is a letter. */
    @Test
    void keeps_the_backslash_before_a_pipe_in_the_code_of_a_cell() {
        var plan = Compiled.plan("""
                secrets:
                  TOKEN: {run: 'tr "\\|" , <token'}
                phases:
                  - phase: Look
                    steps:
                      - {step: Look around, read-only: true, needs: [TOKEN], run: look}
                """);

        assertThat(nodes(PARSER.parse(checklist(plan))))
                .anySatisfy(node -> assertThat(node)
                        .isInstanceOfSatisfying(
                                Code.class,
                                code -> assertThat(code.getLiteral()).isEqualTo("tr \"\\|\" , <token")));
    }

    @Test
    void gives_the_linter_nothing_to_find(@TempDir Path folder) throws IOException {
        var files = new ArrayList<Path>();
        files.add(Files.writeString(folder.resolve("sample.md"), checklist(SamplePlan.plan())));
        for (var hostile : HostileStrings.brief()) {
            if (hostile.value().isBlank()) {
                continue;
            }
            var file = folder.resolve(hostile.id() + ".md");
            files.add(Files.writeString(file, checklist(SamplePlan.saying(hostile.value()))));
        }
        assertThat(Markdownlint.check(files.toArray(Path[]::new))).isEmpty();
    }

    /** A text of blanks alone is refused long before: it would be a title without a letter. */
    static List<HostileStrings> hostile() {
        return HostileStrings.all().stream().filter(h -> !h.value().isBlank()).toList();
    }

    private static String checklist(Plan plan) {
        return new ChecklistRenderer()
                .render(plan, PlanJson.digest(plan))
                .getFirst()
                .content();
    }

    /** The kinds of the blocks, in order, with the number of their ancestors. */
    private static List<String> structure(Node document) {
        return nodes(document).stream()
                .filter(node ->
                        node instanceof Block || node.getClass().getSimpleName().contains("Task"))
                .map(node -> depth(node) + " " + node.getClass().getSimpleName())
                .toList();
    }

    private static int depth(Node node) {
        return node.getParent() == null ? 0 : depth(node.getParent()) + 1;
    }

    private static List<Node> nodes(Node node) {
        var nodes = new ArrayList<Node>(List.of(node));
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            nodes.addAll(nodes(child));
        }
        return nodes;
    }

    private static String words(Node node) {
        var words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }
        });
        return words.toString();
    }
}
