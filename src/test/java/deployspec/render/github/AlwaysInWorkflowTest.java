package deployspec.render.github;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.plan.Plan;
import deployspec.plan.PlanFixtures;
import deployspec.plan.PlanJson;
import deployspec.tools.WorkflowRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done in any case is a job of its own behind those of its block, carried out here as a runner would. */
final class AlwaysInWorkflowTest {
    private static final String PROCEDURE = """
            phases:
              - phase: Deploy
                steps: [{step: Drain, id: drain, run: sh work drain, undo: sh work undrain}]
                sections:
                  - section: Switch
                    steps:
                      - {step: Switch, id: switch, run: sh work switch, undo: sh work back, on-failure: %s}
                      - {step: Look, id: look, run: sh work look, read-only: true}
                    always: [{step: Inner, id: inner, run: sh work inner, read-only: true, on-failure: rollback}]
                  - section: Later
                    steps: [{step: Late, id: late, run: sh work late, read-only: true}]
                    always: [{step: Not begun, id: not-begun, run: sh work not-begun, read-only: true}]
                always:
                  - {step: Outer, id: outer, run: sh work outer, read-only: true}
                  - {step: Said, when: {not: {run: done}}, run: 'sh work "$SPEC_OUTCOME"', read-only: true}
              - phase: Behind
                steps: [{step: Behind, id: behind, run: sh work behind, read-only: true}]
              - phase: Tidy
                after: any
                steps: [{step: Tidy, id: tidy, run: sh work tidy, read-only: true}]
                sections:
                  - section: Sweep
                    steps: [{step: Sweep, id: sweep, run: sh work sweep, read-only: true}]
                    always: [{step: Swept, id: swept, run: sh work swept, read-only: true}]
            rollback:
              decide: automatic
              sections:
                - section: Back
                  steps: [{step: Take it back, undo-steps: all}]
                  always: [{step: Told, id: told, run: sh work told, read-only: true}]
            """;

    @TempDir
    Path folder;

    /** The traces of a workflow in these situations, in each of which one command fails; none where the name is empty. */
    private List<List<String>> traces(Plan plan, String... broken) throws IOException {
        var workflow =
                new WorkflowRenderer().render(plan, PlanJson.digest(plan)).getFirst();
        var file = Files.writeString(folder.resolve("workflow.yml"), workflow.content());
        var situations = new ArrayList<WorkflowRun.Situation>();
        var stages = new ArrayList<Path>();
        for (var command : broken) {
            var stage = Files.createTempDirectory(folder, "stage");
            stages.add(stage);
            Files.writeString(
                    stage.resolve("work"),
                    "echo \"$1\" >>trace\ncase ' %s ' in *\" $1 \"*) exit 3 ;; esac\n".formatted(command));
            situations.add(new WorkflowRun.Situation(stage.toString(), Map.copyOf(System.getenv())));
        }
        WorkflowRun.of(file, situations);
        var traces = new ArrayList<List<String>>();
        for (var stage : stages) {
            traces.add(Files.readAllLines(stage.resolve("trace")));
        }
        return traces;
    }

    @Test
    void it_is_done_behind_a_block_that_was_begun_and_before_what_is_taken_back() throws IOException {
        assertThat(traces(
                        PlanFixtures.of(PROCEDURE.formatted("rollback")),
                        "",
                        "switch",
                        "drain",
                        "inner",
                        "sweep",
                        "switch back"))
                .containsExactly(
                        List.of(
                                "drain",
                                "switch",
                                "look",
                                "inner",
                                "late",
                                "not-begun",
                                "outer",
                                "behind",
                                "tidy",
                                "sweep",
                                "swept"),
                        List.of(
                                "drain",
                                "switch",
                                "inner",
                                "outer",
                                "rolled-back",
                                "back",
                                "undrain",
                                "told",
                                "tidy",
                                "sweep",
                                "swept"),
                        List.of("drain", "outer", "stopped", "tidy", "sweep", "swept"),
                        List.of(
                                "drain",
                                "switch",
                                "look",
                                "inner",
                                "outer",
                                "rolled-back",
                                "back",
                                "undrain",
                                "told",
                                "tidy",
                                "sweep",
                                "swept"),
                        List.of(
                                "drain",
                                "switch",
                                "look",
                                "inner",
                                "late",
                                "not-begun",
                                "outer",
                                "behind",
                                "tidy",
                                "sweep",
                                "swept"),
                        List.of(
                                "drain",
                                "switch",
                                "inner",
                                "outer",
                                "rolled-back",
                                "back",
                                "told",
                                "tidy",
                                "sweep",
                                "swept"));
    }

    @Test
    void released_in_its_midst_it_knows_as_much_and_calls_for_as_much() throws IOException {
        var plan = PlanFixtures.of("""
                contacts: {lead: {role: Lead, phone: "1"}}
                phases:
                  - phase: Deploy
                    steps:
                      - {step: Switch, run: sh work switch, undo: sh work back, on-failure: rollback}
                      - {step: Look, run: sh work look, read-only: true}
                    always:
                      - {step: First, run: sh work first, read-only: true}
                      - {step: Seen, approve: {by: [lead]}}
                      - {step: Said, run: 'sh work "$SPEC_OUTCOME"', read-only: true}
                      - {step: Second, run: sh work second, read-only: true, on-failure: rollback}
                  - phase: Behind
                    steps: [{step: Behind, run: sh work behind, read-only: true}]
                rollback: {decide: automatic, steps: [{step: Take it back, undo-steps: all}]}
                """);
        assertThat(traces(plan, "", "second", "look", "look second", "switch"))
                .containsExactly(
                        List.of("switch", "look", "first", "done", "second", "behind"),
                        List.of("switch", "look", "first", "done", "second", "back"),
                        List.of("switch", "look", "first", "stopped", "second"),
                        List.of("switch", "look", "first", "stopped", "second"),
                        List.of("switch", "first", "rolled-back", "second", "back"));
    }

    @Test
    void behind_another_failure_it_starts_no_rollback() throws IOException {
        assertThat(traces(PlanFixtures.of(PROCEDURE.formatted("stop")), "switch inner"))
                .containsExactly(List.of("drain", "switch", "inner", "outer", "stopped", "tidy", "sweep", "swept"));
    }
}
