package deployspec.render.github;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.tools.ExternalTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a job says of itself: annotations, evidence, and the tables that are made of it. */
final class EvidenceTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String GATE = """
            take_1() { took "$READ" '0.01' '%'; }
            target_1() { meets '<' '0.001'; }
            rollback_1() { meets '>' '0.05'; }
            gate 1 0 1
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void needs_bash() {
        ExternalTool.require("bash");
        ExternalTool.require("jq");
    }

    @Test
    void sums_up_each_gate_and_what_did_not_pass() {
        var gate = Map.of(
                "SPEC_TITLE", "1.2 Look", "TITLE_1", "Error rate", "BOUND_1", "target <0.1%", "ON_FAILED", "rollback");
        run(GATE, with(gate, "READ", "0.05"));
        run(GATE, with(gate, "READ", "9"));
        run(GATE, with(gate, "READ", ""));

        assertThat(cells(run("sum_up", Map.of()).summary()))
                .filteredOn(cell -> !cell.matches("[0-9-]+T[0-9:]+Z"))
                .containsExactly(
                        "Step",
                        "Gate",
                        "Reading",
                        "Bounds",
                        "Verdict",
                        "When",
                        "1.2 Look",
                        "Error rate",
                        "0.05%",
                        "target <0.1%",
                        "pass",
                        "1.2 Look",
                        "Error rate",
                        "9%",
                        "target <0.1%",
                        "fail",
                        "1.2 Look",
                        "Error rate",
                        "nothing was measured",
                        "target <0.1%",
                        "no-data",
                        "Step",
                        "Outcome",
                        "Why",
                        "When",
                        "1.2 Look",
                        "failed",
                        "Error rate: the reading is 9% (rollback), and the bounds are: target <0.1%",
                        "1.2 Look",
                        "no-data",
                        "Error rate: nothing was measured");
    }

    @Test
    void keeps_text_in_its_cell_whatever_it_looks_like() {
        var hostile = "a|b \\| `x` <!-- \n| c | &amp; **d** [e](f) ![g](h) @octocat \\";
        run("note what verdict gate \"$HOSTILE\" reading '' bound '' verdict pass", Map.of("HOSTILE", hostile));

        assertThat(cells(run("sum_up", Map.of()).summary()).subList(6, 12))
                .startsWith("", hostile.replace("\n", " "))
                .contains("pass");
    }

    @Test
    void says_in_annotations_what_happened_and_obeys_nothing_in_them() {
        var log = run("over failed \"$HOSTILE\"", Map.of("SPEC_TITLE", "1: a, b", "HOSTILE", "50%\n::error::forged"))
                .log();

        assertThat(log).isEqualTo("::error title=1%3A a%2C b::failed: 50%25%0A::error::forged. It stops.\n");
    }

    @Test
    void writes_down_what_was_read_and_how_the_step_ended() throws IOException {
        run(GATE, Map.of("SPEC_TITLE", "1.2 Look", "READ", "0.05", "TITLE_1", "Error rate"));
        var nothing = run("applies no", Map.of("SPEC_TITLE", "1.3 Skip"));

        assertThat(nothing.evidence().stream().map(EvidenceTest::read))
                .extracting(e -> e.path("what").asString() + " "
                        + e.path("step").asString() + " " + e.path("reading").asString("")
                        + e.path("outcome").asString(""))
                .containsExactly(
                        "reading 1.2 Look 0.05%",
                        "verdict 1.2 Look 0.05%", "step 1.2 Look passed", "step 1.3 Skip error");
    }

    @Test
    void leaves_secrets_out_of_the_evidence() {
        var evidence = run(
                        "note what reading gate 'a $&[hunter2' reading abc",
                        Map.of("SPEC_SECRETS", "TOKEN SHORT", "TOKEN", "$&[hunter2", "SHORT", "abc"))
                .evidence();

        assertThat(read(evidence.getFirst()).path("gate").asString()).isEqualTo("a ***");
        assertThat(read(evidence.getFirst()).path("reading").asString()).isEqualTo("abc");
    }

    @Test
    void warns_once_while_a_watch_stays_in_warning() {
        var watch = run("""
                sleep() { :; }
                take_1() { took 3 1; }
                target_1() { meets '<' 1; }
                warning_1() { meets '>' 2; }
                watch 3 1 1
                tolerated 1 0
                """, Map.of("SPEC_TITLE", "Watch", "TITLE_1", "Errors"));

        assertThat(watch.log().lines().filter(l -> l.startsWith("::warning")))
                .containsExactly("::warning title=Errors::warning at 3");
        assertThat(watch.evidence()).hasSize(5);
    }

    @Test
    void brings_kept_files_back_to_where_they_lay() throws IOException {
        Files.createDirectories(folder.resolve("dir/sub"));
        Files.writeString(folder.resolve("dir/sub/a b.txt"), "kept");
        run("keep dir 'sub/a b.txt'", Map.of());
        Files.delete(folder.resolve("dir/sub/a b.txt"));
        Files.createDirectories(folder.resolve("kept/kept-job_a"));
        Files.move(folder.resolve("kept.tar"), folder.resolve("kept/kept-job_a/kept.tar"));

        assertThat(run("put_back job_a job_b", Map.of()).code()).isZero();
        assertThat(folder.resolve("dir/sub/a b.txt")).hasContent("kept");
        assertThat(run("keep . missing", Map.of()).log())
                .contains("::error title=Begin::error: missing cannot be kept");
    }

    private static Map<String, String> with(Map<String, String> some, String name, String value) {
        var all = new java.util.TreeMap<>(some);
        all.put(name, value);
        return all;
    }

    private LibraryRun run(String script, Map<String, String> environment) {
        return LibraryRun.of(folder, script, environment);
    }

    private static JsonNode read(String line) {
        return JSON.readTree(line);
    }

    /** As a reader of GitHub's Markdown shows them. */
    static List<String> cells(String markdown) {
        var cells = new ArrayList<String>();
        Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .build()
                .parse(markdown)
                .accept(new AbstractVisitor() {
                    @Override
                    public void visit(CustomNode node) {
                        if (node instanceof TableCell) {
                            cells.add("");
                        }
                        visitChildren(node);
                    }

                    @Override
                    public void visit(Text text) {
                        if (text.getParent() instanceof TableCell) {
                            cells.set(cells.size() - 1, cells.getLast() + text.getLiteral());
                        }
                    }
                });
        return cells;
    }
}
