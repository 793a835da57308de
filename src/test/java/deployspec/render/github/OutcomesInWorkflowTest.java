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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A phase that follows whatever came before knows what that was. */
final class OutcomesInWorkflowTest {
    private static final String PROCEDURE = """
            phases:
              - phase: Deploy
                steps:
                  - {step: Switch, id: switch, run: sh work switch, undo: sh work back}
                  - {step: Look, id: look, run: sh work look, on-failure: %s}
              - phase: Tell
                after: any
                steps: [{step: Tell, id: tell, run: 'sh work "$SPEC_OUTCOME"', read-only: true}]
                sections:
                  - section: Later
                    steps:
                      - {step: Note it, id: note-it}
                      - {step: Cheer, when: {run: done}, run: sh work cheer, read-only: true}
            rollback: {decide: automatic, steps: [{step: Take it back, undo-steps: all}]}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void needs_jq() {
        ExternalTool.require("jq");
    }

    @Test
    void is_done_where_all_was_done() throws IOException {
        assertThat(trace("stop", "nothing")).containsExactly("switch", "look", "done", "cheer");
    }

    @Test
    void is_stopped_where_a_step_stopped_it() throws IOException {
        assertThat(trace("stop", "look")).containsExactly("switch", "look", "stopped");
    }

    @Test
    void is_rolled_back_where_the_way_back_was_gone() throws IOException {
        assertThat(trace("rollback", "look")).containsExactly("switch", "look", "back", "rolled-back");
    }

    @Test
    void is_stopped_where_the_way_back_failed() throws IOException {
        assertThat(trace("rollback", "look back")).containsExactly("switch", "look", "back", "stopped");
    }

    private List<String> trace(String onFailure, String broken) throws IOException {
        var plan = PlanFixtures.of(PROCEDURE.formatted(onFailure));
        var workflow =
                new WorkflowRenderer().render(plan, PlanJson.digest(plan)).getFirst();
        var file = Files.writeString(folder.resolve("workflow.yml"), workflow.content());
        Files.writeString(
                folder.resolve("work"),
                "echo \"$1\" >>trace\ncase ' %s ' in *\" $1 \"*) exit 3 ;; esac\n".formatted(broken));
        WorkflowRun.of(file, List.of(new WorkflowRun.Situation(folder.toString(), Map.copyOf(System.getenv()))));
        return Files.readAllLines(folder.resolve("trace"));
    }
}
