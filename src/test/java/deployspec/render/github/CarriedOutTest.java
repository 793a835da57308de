package deployspec.render.github;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.plan.PlanFixtures;
import deployspec.plan.PlanJson;
import deployspec.tools.ExternalTool;
import deployspec.tools.WorkflowRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workflows on a runner that gives each job a machine of its own: what passes from one to the next, and what is said at the end. */
final class CarriedOutTest {
    private static final String STEPS = """
            - step: Save the list
              run: mkdir -p saved && echo "as it was" > saved/list.txt
              dir: .
              keep: [saved/list.txt]
              undo: {run: cat saved/list.txt}
            - {step: Go ahead, approve: {by: lead}}
            - step: Read the list
              read-only: true
              run: cat saved/list.txt
              capture: LIST
            - step: Look
              gates: [{title: "Errors | found", target: "< 1", measure: {run: "echo \\"${FOUND:-0}\\"", unit: count}}]
              on-failure: rollback
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void needs_node() {
        ExternalTool.requireNodeTools();
        ExternalTool.require("jq");
    }

    @Test
    void brings_a_kept_file_to_later_jobs() throws IOException {
        var run = run("0");

        assertThat(run.conclusion()).isEqualTo("success");
        assertThat(run.step("s_a_3").orElseThrow().outputs()).containsEntry("LIST", "as it was");
        assertThat(outcome(run).outputs()).containsEntry("outcome", "done");
    }

    @Test
    void says_what_was_rolled_back_and_why() throws IOException {
        var run = run("7");

        assertThat(outcome(run).outputs()).containsEntry("outcome", "rolled-back");
        assertThat(run.story()).contains("Undo: Save the list: success").containsSubsequence("Undo: ", "as it was");
        assertThat(EvidenceTest.cells(summary(run, "job_a_2"))).contains("Errors | found", "7", "target <1", "fail");
        assertThat(EvidenceTest.cells(outcome(run).summary().orElseThrow()))
                .containsSubsequence("Job", "A Work (1 of 2)", "success", "A Work (2 of 2)", "failure")
                .containsSubsequence("Rolled back", "R1.1 Undo: Save the list", "passed");
    }

    private WorkflowRun run(String found) throws IOException {
        var plan = PlanFixtures.ofSteps(STEPS, """
                contacts: {lead: {role: Lead, phone: "1"}}
                rollback: {decide: automatic, steps: [{step: Take it back, undo-steps: all}]}
                """);
        var workflow =
                new WorkflowRenderer().render(plan, PlanJson.digest(plan)).getFirst();
        var environment = new TreeMap<>(System.getenv());
        environment.put("FOUND", found);
        var repository = Files.createDirectories(folder.resolve("repository"));
        return WorkflowRun.of(
                        Files.writeString(folder.resolve("workflow.yml"), workflow.content()),
                        List.of(new WorkflowRun.Situation(repository.toString(), environment).onMachinesApart()))
                .getFirst();
    }

    private static WorkflowRun.Step outcome(WorkflowRun run) {
        return run.step("outcome").orElseThrow();
    }

    private static String summary(WorkflowRun run, String job) {
        return run.jobs().stream()
                .filter(j -> j.id().equals(job))
                .flatMap(j -> j.steps().stream())
                .flatMap(s -> s.summary().stream())
                .collect(Collectors.joining());
    }
}
