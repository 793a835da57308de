package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What a reviewer is told of a change, in each format, and how the command ends. */
final class DiffCommandTest {
    private static final String OLD = """
            spec: deployment/v1
            id: pay
            title: Payment service
            inputs:
              VERSION: {required: true, pattern: "^v[0-9.]+$"}
            environments:
              staging: {}
              production: {production: true, confirm: type-the-name}
            contacts:
              lead: {role: Lead, details: at-run}
              board: {role: Board, details: at-run}
            thresholds:
              error-rate:
                title: Error rate
                target: "< 0.1%"
                rollback: "> 5% for 2m"
                measure: {run: ./error-rate.sh, unit: "%"}
            phases:
              - phase: Deploy
                owner: lead
                approve: {by: [lead, board], at-least: 2, within: 1h, otherwise: fail}
                steps:
                  - step: Check the backup
                  - step: Start the new version
                    id: start
                    run: |
                      ./start.sh "$VERSION"
                      ./wait.sh
                    timeout: 5m
                    gates: [error-rate]
                    undo: {run: ./stop.sh}
            """;

    private static final String NEW = OLD.replace("> 5% for 2m", "> 6% for 5m")
            .replace("at-least: 2", "at-least: 1")
            .replace("production: true, confirm: type-the-name", "production: true")
            .replace("      - step: Check the backup\n", "")
            .replace("./wait.sh", "curl -fsS https://wait.example.net")
            .replace("Start the new version", "Start `it` | <b>now</b>")
            .replace("timeout: 5m", "timeout: 4m")
            .replace("title: Payment service", "title: Payments");

    @TempDir
    private Path folder;

    private Path old;
    private Path fresh;

    @BeforeEach
    void write() throws IOException {
        old = Files.writeString(folder.resolve("old.yaml"), OLD);
        fresh = Files.writeString(folder.resolve("new.yaml"), NEW);
    }

    @Test
    void tells_a_person() {
        Approvals.verify(Call.of("diff", old, fresh, "--fail-on", "weaker").without(folder));
    }

    @Test
    void tells_a_program() {
        Approvals.verify(Call.of("diff", old, fresh, "--format", "json").without(folder));
    }

    @Test
    void tells_a_workflow() {
        Approvals.verify(Call.of("diff", old, fresh, "--format", "github").without(folder));
    }

    @Test
    void tells_a_pull_request() {
        Approvals.verify(Call.of("diff", old, fresh, "--format", "markdown").without(folder));
    }

    @Test
    void ends_as_it_was_asked_to() {
        assertThat(Call.of("diff", old, fresh).code()).isZero();
        assertThat(Call.of("diff", old, fresh, "--fail-on", "weaker").code()).isEqualTo(Exit.FINDINGS.code());
        assertThat(Call.of("diff", fresh, old, "--fail-on", "any").code()).isEqualTo(Exit.FINDINGS.code());
        assertThat(Call.of("diff", old, old, "--fail-on", "any").code()).isZero();
    }

    @Test
    void says_what_is_wrong_before_it_compares() throws IOException {
        var broken = Files.writeString(folder.resolve("broken.yaml"), NEW.replace("timeout", "timeuot"));
        var unreadable = Files.writeString(folder.resolve("unreadable.yaml"), "spec: [\n");
        var calls = Stream.of(
                Call.of("diff", old, broken),
                Call.of("diff", unreadable, fresh),
                Call.of("diff", old, folder.resolve("nowhere.yaml")),
                Call.of("diff", "no-such-branch:specs/quickstart.yaml", "specs/quickstart.yaml"),
                Call.of("diff", "HEAD:specs/quickstrat.yaml", "specs/quickstart.yaml"),
                Call.of("diff", "HEAD:specs", "specs/quickstart.yaml"),
                Call.of("diff", ":specs/quickstart.yaml", "specs/quickstart.yaml"),
                Call.of("diff", old));
        Approvals.verify(calls.map(c -> c.without(folder)).collect(Collectors.joining("\n")));
    }

    /** What is built is in no revision; nor is a name that is almost one of a spec's the spec's. */
    @Test
    void calls_a_file_new_or_gone_that_only_one_side_has() throws IOException {
        var own = Files.createDirectories(Path.of("target/diff")).resolve("specs.yaml");
        Files.writeString(own, NEW);
        assertThat(Call.of("diff", "HEAD:" + own, own).out())
                .contains("the whole procedure is new [spec-added]", "nothing weaker, 1 other change");

        var gone = Call.of("diff", own, "HEAD:" + own, "--fail-on", "weaker");
        assertThat(gone.out()).contains("the whole procedure is gone [spec-removed]");
        assertThat(gone.code()).isEqualTo(Exit.FINDINGS.code());
    }

    @Test
    void tells_a_comment_that_excuses_from_a_rule() throws IOException {
        var excused = Files.writeString(
                folder.resolve("excused.yaml"),
                OLD.replace("title: Payment service", "title: Payment service # deployspec: allow no-way-back: tried"));
        var call = Call.of("diff", old, excused);
        assertThat(call.out())
                .contains("excused.yaml:3:24", "excuses from a rule: no-way-back: tried [waiver-added]", "1 weaker");
        assertThat(Call.of("diff", excused, old).out()).contains("[waiver-removed]", "nothing weaker");
    }

    /** What docs/diff.md shows and names is what there is. */
    @Test
    void is_documented_as_it_is() throws IOException {
        var page = Files.readString(Path.of("docs/diff.md"));
        var text = Call.of("diff", old, fresh).out();
        assertThat(page.lines()
                        .filter(l -> l.startsWith("    ") && l.endsWith("]"))
                        .map(String::strip))
                .hasSize(2)
                .allMatch(text::contains);
        var json = JsonMapper.shared()
                .readTree(Call.of("diff", old, fresh, "--format", "json").out());
        assertThat(Stream.concat(json.propertyNames().stream(), json.at("/changes/1").propertyNames().stream()))
                .allMatch(member -> page.contains("`" + member + "`"));
        assertThat(page).contains(json.at("/format").asString());
    }

    /** Whoever may change a spec may not give orders to the workflow that compares it. */
    @Test
    void lets_no_text_of_a_spec_become_a_command_or_markup() throws IOException {
        var hostile = Files.writeString(
                folder.resolve("hostile.yaml"),
                NEW.replace("title: Error rate", "title: \"x\\r\\n::error::y,file=z%0A::stop-commands::a\""));
        var github = Call.of("diff", old, hostile, "--format", "github").out();
        assertThat(github.lines())
                .allMatch(l -> l.startsWith("::warning file=") || l.startsWith("::notice file=") || !l.contains("::"));
        assertThat(github).doesNotContain("\r");

        var markdown = Call.of("diff", old, fresh, "--format", "markdown").out();
        var html = new ArrayList<String>();
        Parser.builder().build().parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(HtmlInline inline) {
                html.add(inline.getLiteral());
            }

            @Override
            public void visit(HtmlBlock block) {
                html.add(block.getLiteral());
            }
        });
        assertThat(html).containsExactly("<details><summary>4 other changes</summary>", "</details>");
    }
}
