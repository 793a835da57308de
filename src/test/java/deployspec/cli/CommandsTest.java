package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.lint.Rules;
import deployspec.plan.PlanJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees who calls the command, right and wrong. */
final class CommandsTest {
    private static final String SPEC = """
            spec: deployment/v1
            id: sample
            title: Sample
            phases:
              - phase: Deploy
                steps:
                  - {step: Deploy, id: deploy, run: ./deploy.sh, undo: {run: ./withdraw.sh}}
            """;
    private static final String ENVIRONMENTS = """
            environments:
              eu: {production: true}
              us: {production: true}
              test: {}
            """;

    @TempDir
    private Path folder;

    private Path sample;
    private Path several;
    private Path broken;

    @BeforeEach
    void write() throws IOException {
        var specs = Files.createDirectory(folder.resolve("specs"));
        sample = Files.writeString(specs.resolve("sample.yaml"), SPEC);
        several = Files.writeString(specs.resolve("several.yml"), SPEC.replace("sample", "several") + ENVIRONMENTS);
        Files.writeString(specs.resolve("answers.yaml"), "answers: {}\n");
        broken = Files.writeString(folder.resolve("broken.yaml"), SPEC.replace("undo:", "undoo:"));
    }

    @Test
    void says_in_a_sentence_what_was_asked_wrongly() throws IOException {
        var empty = Files.createDirectory(folder.resolve("empty"));
        var calls = Stream.of(
                Call.of("validate", folder.resolve("nowhere.yaml")),
                Call.of("validate", empty),
                Call.of("validate"),
                Call.of("validat"),
                Call.of("validate", "--colour", "never", sample),
                Call.of("validate", "--color", "sometimes", sample),
                Call.of("plan", folder.resolve("nowhere.yaml")),
                Call.of("plan", folder),
                Call.of("plan", sample, "--environment", "production"),
                Call.of("plan", several),
                Call.of("plan", several, "--environment", "asia"),
                Call.of("render", sample, "--target", "pdf"),
                Call.of("explain", "unknown-treshold"),
                Call.of("explain", "nothing-like-any"),
                Call.of("help", "everything"));

        Approvals.verify(calls.map(call -> {
                    assertThat(call.code()).as(call.asked()).isEqualTo(Exit.USAGE.code());
                    assertThat(call.out()).as(call.asked()).isEmpty();
                    assertThat(call.err()).as(call.asked()).doesNotContain("Exception", "\tat ");
                    return call.without(folder);
                })
                .collect(Collectors.joining("\n")));
    }

    @Test
    void lists_every_rule_on_a_line_of_its_own() {
        var rules = Rules.all();

        var lines = Call.of("explain").out().lines().toList();

        assertThat(lines).hasSize(rules.size());
        assertThat(lines)
                .zipSatisfy(
                        rules,
                        (line, rule) -> assertThat(line)
                                .startsWith(rule.page().severity().word())
                                .contains(" " + rule.page().code() + " ")
                                .endsWith(rule.page().fault()));
    }

    @Test
    void explains_itself() {
        Approvals.verify(Stream.of(
                        Call.of(),
                        Call.of("--help"),
                        Call.of("help", "exit-codes"),
                        Call.of("help", "render"),
                        Call.of("validate", "--help"),
                        Call.of("explain", "unknown-threshold"))
                .map(call -> {
                    assertThat(call.code()).as(call.asked()).isZero();
                    assertThat(call.err()).as(call.asked()).isEmpty();
                    return call.without(folder);
                })
                .collect(Collectors.joining("\n")));
    }

    @Test
    void validates_the_specs_of_a_folder_and_no_other_file() {
        assertThat(Call.of("validate", folder.resolve("specs")).code()).isZero();
        assertThat(Call.of("validate", folder).out()).contains("broken.yaml").doesNotContain("answers");
    }

    @Test
    void goes_no_further_with_a_broken_spec() {
        for (var command : new String[] {"plan", "render"}) {
            var call = Call.of(command, broken);
            assertThat(call.code()).isNotZero();
            assertThat(call.out()).isEmpty();
            assertThat(call.err()).contains("did you mean `undo`?");
        }
    }

    @Test
    void prints_a_plan_that_reads_back() {
        var call = Call.of("plan", several, "--environment", "test", "--json");

        assertThat(call.code()).isZero();
        var plan = PlanJson.read(call.out());
        assertThat(plan.environment().orElseThrow().name()).isEqualTo("test");
        assertThat(PlanJson.write(plan)).isEqualTo(call.out().strip());
    }

    @Test
    void writes_once_and_tells_what_is_stale() throws IOException {
        var generated = folder.resolve("generated");
        assertThat(check(generated).code()).isEqualTo(Exit.FINDINGS.code());
        assertThat(generated).doesNotExist();

        var written = Call.of("render", sample, "--output", generated);
        assertThat(written.code()).isZero();
        assertThat(check(generated)).extracting(Call::code, Call::out).containsExactly(0, "");
        assertThat(Call.of("render", sample, "--output", generated).out().lines())
                .allMatch(l -> l.startsWith("unchanged"));

        var checklist = generated.resolve("sample/checklist.md");
        Files.writeString(checklist, Files.readString(checklist).replace("Sample", "Simple"));
        var stale = check(generated);
        assertThat(stale.code()).isEqualTo(Exit.FINDINGS.code());
        assertThat(stale.out()).contains("-# Simple", "+# Sample").doesNotContain("runbook.sh");
        assertThat(checklist).content().contains("Simple");
    }

    @Test
    void takes_away_what_an_earlier_render_made_and_this_one_does_not() throws IOException {
        var generated = folder.resolve("generated");
        Call.of("render", sample, "--output", generated);
        var here = generated.resolve("sample");
        var earlier = Files.copy(here.resolve("workflow.yml"), here.resolve("workflow-gone.yml"));
        var page = Files.copy(here.resolve("checklist.html"), here.resolve("issue-02-gone.html"));
        var byHand = Files.writeString(here.resolve("NOTES.md"), "Generated from memory as plan B.");

        var stale = check(generated);
        assertThat(stale.code()).isEqualTo(Exit.FINDINGS.code());
        assertThat(stale.out().lines())
                .containsExactly(
                        "left over: %s. Nothing renders it any more; `spec render` removes it.".formatted(page),
                        "left over: %s. Nothing renders it any more; `spec render` removes it.".formatted(earlier));
        assertThat(Call.of("render", sample, "--output", generated, "--target", "html")
                        .out())
                .doesNotContain("removed");

        assertThat(Call.of("render", sample, "--output", generated).out())
                .contains("removed   " + earlier, "removed   " + page);
        assertThat(earlier).doesNotExist();
        assertThat(byHand).exists();
        assertThat(check(generated).code()).isZero();
    }

    @Test
    void renders_one_target_where_one_is_wanted() {
        var generated = folder.resolve("generated");
        Call.of("render", sample, "--output", generated, "--target", "plan");

        assertThat(generated.resolve("sample"))
                .isDirectoryContaining("glob:**/plan.json")
                .isDirectoryNotContaining("glob:**/*.md");
    }

    private Call check(Path generated) {
        return Call.of("render", sample, "--output", generated, "--check");
    }
}
