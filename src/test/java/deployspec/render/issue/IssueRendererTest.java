package deployspec.render.issue;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
import deployspec.prose.Wording;
import deployspec.render.Artefact;
import deployspec.render.HostileStrings;
import deployspec.render.SamplePlan;
import deployspec.render.markdown.ChecklistRenderer;
import deployspec.tools.Markdownlint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class IssueRendererTest {
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TaskListItemsExtension.create(), TablesExtension.create()))
            .build();

    /** What GitHub looks for in text that is no code: people, issues and commits. */
    private static final Pattern REFERENCE =
            Pattern.compile("(?<![A-Za-z0-9_])@[A-Za-z0-9]|#\\d|(?i:\\bgh-\\d)|\\b(?=[a-f]*\\d)[0-9a-f]{7,40}\\b");

    @Test
    void writes_everything_that_a_plan_may_hold() {
        Approvals.verify(only(SamplePlan.plan()), new Options().forFile().withExtension(".md"));
    }

    @ParameterizedTest
    @MethodSource("active")
    void calls_nobody_and_refers_to_nothing(HostileStrings hostile) {
        var issue = PARSER.parse(only(SamplePlan.saying(hostile.value())));

        assertThat(texts(issue)).noneMatch(text -> REFERENCE.matcher(text).find());
        assertThat(nodes(issue))
                .filteredOn(node -> node instanceof Link)
                .extracting(node -> ((Link) node).getDestination())
                .noneMatch(address -> address.contains("//github.com"));
    }

    /** What is made harmless still reads as it was written. */
    @ParameterizedTest
    @MethodSource("active")
    void keeps_the_letters(HostileStrings hostile) {
        var plan = SamplePlan.saying(hostile.value());
        assertThat(words(PARSER.parse(only(plan)).getFirstChild()))
                .isEqualTo(Wording.of(plan).plain(plan.head().title()));
    }

    static Stream<HostileStrings> active() {
        return Stream.of(
                        "@octocat and @octo-org/team",
                        "fixes #1, closes GH-12 and resolves octocat/site#7",
                        "gh-3 (#4) [#5] *#6*",
                        "cherry-pick a5c3785ed8d6a35868bc169f07e40e889087fd2e",
                        "see a5c3785, octocat/site@a5c3785 and octocat@0123456",
                        "https://github.com/octocat/site/issues/1",
                        "https://GitHub.com/octocat/site/pull/2#discussion_r3",
                        "${{ github.token }} @octocat")
                .map(text -> new HostileStrings(text, text));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void holds_what_the_checklist_holds(HostileStrings hostile) {
        var plan = SamplePlan.saying(hostile.value());
        assertThat(boxes(only(plan))).isEqualTo(boxes(checklist(plan)));
    }

    @Test
    void is_never_longer_than_an_issue_may_be() {
        assertThat(issues(SamplePlan.saying("*_A".repeat(20_000))))
                .allSatisfy(issue -> assertThat(issue.content()).hasSizeLessThanOrEqualTo(Issues.LONGEST));
    }

    static List<HostileStrings> hostile() {
        return HostileStrings.brief().stream().filter(h -> !h.value().isBlank()).toList();
    }

    /** Each step of the whole stands in one part and nowhere else, in its order, and each part fits. */
    @Test
    void is_several_issues_where_one_would_be_too_long(@TempDir Path folder) throws IOException {
        var plan = SamplePlan.saying("A long text that says the same again and again. ".repeat(18) + "${X}");
        var issues = issues(plan);

        assertThat(issues)
                .hasSizeGreaterThan(2)
                .allSatisfy(issue -> assertThat(issue.content())
                        .hasSizeLessThanOrEqualTo(Issues.LONGEST)
                        .contains("as plan `" + PlanJson.digest(plan) + "`", "An issue cannot hold people to it"));
        assertThat(issues.getFirst().fileName()).isEqualTo("issue.md");
        var others = issues.subList(1, issues.size());
        assertThat(boxes(issues.getFirst().content())).hasSize(others.size());
        assertThat(others)
                .allSatisfy(issue -> assertThat(issues.getFirst().content()).contains("`" + issue.fileName() + "`"));
        var all = others.stream().flatMap(i -> boxes(i.content()).stream()).toList();
        assertThat(all).isEqualTo(boxes(checklist(plan)));
        var files = new ArrayList<Path>();
        for (var issue : issues) {
            files.add(Files.writeString(folder.resolve(issue.fileName()), issue.content()));
        }
        assertThat(Markdownlint.check(files.toArray(Path[]::new))).isEmpty();
    }

    @Test
    void gives_the_linter_nothing_to_find(@TempDir Path folder) throws IOException {
        var files = new ArrayList<Path>();
        files.add(Files.writeString(folder.resolve("sample.md"), only(SamplePlan.plan())));
        for (var hostile : active().toList()) {
            var file = folder.resolve(files.size() + ".md");
            files.add(Files.writeString(file, only(SamplePlan.saying(hostile.value()))));
        }
        assertThat(Markdownlint.check(files.toArray(Path[]::new))).isEmpty();
    }

    private static List<Artefact> issues(Plan plan) {
        return new IssueRenderer().render(plan, PlanJson.digest(plan));
    }

    private static String only(Plan plan) {
        return issues(plan).getFirst().content();
    }

    private static String checklist(Plan plan) {
        return new ChecklistRenderer()
                .render(plan, PlanJson.digest(plan))
                .getFirst()
                .content();
    }

    /** What is ticked, with the number of boxes around it. */
    private static List<String> boxes(String issue) {
        return nodes(PARSER.parse(issue)).stream()
                .filter(node -> node instanceof TaskListItemMarker)
                .map(box -> depth(box) + " " + words(box.getNext()))
                .toList();
    }

    private static int depth(Node node) {
        int depth = 0;
        for (var above = node.getParent(); above != null; above = above.getParent()) {
            depth += above instanceof ListItem && above.getFirstChild() instanceof TaskListItemMarker ? 1 : 0;
        }
        return depth;
    }

    /** Runs of text that no code interrupts. */
    private static List<String> texts(Node document) {
        var texts = new ArrayList<String>(List.of(""));
        for (var node : nodes(document)) {
            if (node instanceof Text text) {
                texts.add(texts.removeLast() + text.getLiteral());
            } else if (!(node instanceof org.commonmark.node.Emphasis)) {
                texts.add("");
            }
        }
        return texts;
    }

    private static String words(Node node) {
        return switch (node) {
            case Text text -> text.getLiteral();
            case Code code -> code.getLiteral();
            case FencedCodeBlock fence -> fence.getLiteral();
            default ->
                String.join(
                        "",
                        children(node).stream().map(IssueRendererTest::words).toList());
        };
    }

    private static List<Node> nodes(Node node) {
        var nodes = new ArrayList<Node>(List.of(node));
        children(node).forEach(child -> nodes.addAll(nodes(child)));
        return nodes;
    }

    private static List<Node> children(Node node) {
        var children = new ArrayList<Node>();
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return Collections.unmodifiableList(children);
    }
}
