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
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits for a long time leaves that to an environment, and loses nothing where nobody has set one up; on a clock that stands still. */
final class WaitTimersTest {
    private static final Path CLOCK = Path.of("src/test/resources/equivalence/clock.sh");
    /** 2026-01-20T02:00:00Z in milliseconds. */
    private static final String T = "1768874400000";

    private static final Pattern AT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z");

    @TempDir
    Path folder;

    @BeforeEach
    void needs_node() {
        ExternalTool.requireNodeTools();
        ExternalTool.require("jq");
    }

    @Test
    void a_timer_that_is_set_up_leaves_the_runner_the_rest_of_a_minute() throws IOException {
        var run = run(step("90m30s"), Map.of("deployment-wait-1h30m", 90));

        assertThat(run.conclusion()).isEqualTo("success");
        assertThat(said(run)).isEmpty();
        assertThat(judgedAt(run)).isEqualTo("2026-01-20T03:30:30Z");
    }

    @Test
    void where_none_is_set_up_the_runner_waits_and_says_so() throws IOException {
        var run = run(step("90m30s"), Map.of());

        assertThat(run.conclusion()).isEqualTo("success");
        assertThat(said(run))
                .containsExactly(
                        "::notice title=A.2 Let it settle::It is 5430 seconds too early, so this runner waits for them."
                                + " Set up the wait timer of the environment deployment-wait-1h30m, as SETUP.md says.");
        assertThat(judgedAt(run)).isEqualTo("2026-01-20T03:30:30Z");
    }

    @Test
    void one_that_is_too_short_leaves_the_runner_more() throws IOException {
        var run = run(step("90m30s"), Map.of("deployment-wait-1h30m", 60));

        assertThat(said(run)).singleElement().asString().contains("It is 1830 seconds too early");
        assertThat(judgedAt(run)).isEqualTo("2026-01-20T03:30:30Z");
    }

    @Test
    void what_no_runner_can_wait_for_stops_there_and_answers_no_failure() throws IOException {
        var run = run(step("12h") + "  on-failure: rollback\n", Map.of());

        assertThat(run.conclusion()).isEqualTo("failure");
        assertThat(said(run))
                .singleElement()
                .asString()
                .contains(
                        "It is 43200 seconds too early, and a job waits for 18000 at most by itself. Set up the wait timer of the"
                                + " environment deployment-wait-12h, as SETUP.md says, and run the failed job again once the time has"
                                + " passed.");
        assertThat(run.step("s_a_2").orElseThrow().outputs()).isEmpty();
        assertThat(run.step("s_a_3")).isEmpty();
        assertThat(run(step("12h"), Map.of("deployment-wait-12h", 720)).conclusion())
                .isEqualTo("success");
    }

    @Test
    void branches_that_come_before_are_all_waited_for() throws IOException {
        var run = run("""
                - parallel:
                    - {branch: One, steps: [{step: Settle, wait: 1h}]}
                    - {branch: Other, steps: [{step: Short, wait: 30m}]}
                """ + step("1h"), Map.of("deployment-wait-1h", 60, "deployment-wait-30m", 30));

        assertThat(run.conclusion()).isEqualTo("success");
        assertThat(judgedAt(run)).isEqualTo("2026-01-20T04:00:00Z");
    }

    @Test
    void what_may_not_apply_is_short_goes_back_or_is_done_in_any_case_waits_on_its_runner() {
        var plan = PlanFixtures.of("""
                phases:
                  - phase: Work
                    steps:
                      - {step: Perhaps, when: {test: 'true'}, wait: 2h}
                      - {step: A moment, wait: 29m}
                      - {step: Change, run: ./change, undo: {run: ./back}}
                      - {step: Long, wait: 31d}
                    always: [{step: Cool down, wait: 2h}]
                rollback: {decide: automatic, steps: [{step: Drain, wait: 2h}, {step: Back, undo-steps: all}]}
                """);
        var workflow = new WorkflowRenderer()
                .render(plan, PlanJson.digest(plan))
                .getFirst()
                .content();

        assertThat(workflow)
                .doesNotContain("\n    environment:")
                .contains("sleep 7200\n", "sleep 1740\n", "sleep 2678400\n");
    }

    private static String step(String length) {
        return """
                - step: Let it settle
                  wait: %s
                  gates: [{title: Calm, target: "< 1", measure: {run: echo 0}}]
                """.formatted(length);
    }

    private WorkflowRun run(String waits, Map<String, Integer> timers) throws IOException {
        var plan = PlanFixtures.ofSteps(
                "- {step: Change, run: 'true', undo: {run: 'true'}}\n" + waits + "- {step: Then, run: 'true'}\n",
                "rollback: {decide: automatic, steps: [{step: Back, undo-steps: all}]}\n");
        var workflow =
                new WorkflowRenderer().render(plan, PlanJson.digest(plan)).getFirst();
        var environment = new TreeMap<>(System.getenv());
        environment.put("BASH_ENV", CLOCK.toAbsolutePath().toString());
        environment.put("CLOCK_MS", T);
        environment.put("CLOCK_FILE", folder.resolve("clock").toString());
        return WorkflowRun.of(
                        Files.writeString(folder.resolve("workflow.yml"), workflow.content()),
                        List.of(new WorkflowRun.Situation(folder.toString(), environment).with(timers)))
                .getFirst();
    }

    private static List<String> said(WorkflowRun run) {
        return run.steps()
                .flatMap(step -> step.log().stream())
                .flatMap(String::lines)
                .filter(line -> line.contains(" too early"))
                .toList();
    }

    /** When the gate behind the last wait was looked at. */
    private static String judgedAt(WorkflowRun run) {
        return run.steps()
                .flatMap(step -> step.summary().stream())
                .flatMap(summary -> EvidenceTest.cells(summary).stream())
                .filter(cell -> AT.matcher(cell).matches())
                .reduce((one, other) -> other)
                .orElseThrow();
    }
}
