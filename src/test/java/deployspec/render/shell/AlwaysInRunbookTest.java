package deployspec.render.shell;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.plan.PlanFixtures;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done in any case, in runbooks carried out by bash. */
final class AlwaysInRunbookTest {
    private static final String PROCEDURE = """
            phases:
              - phase: Deploy
                steps:
                  - {step: Drain, id: drain, run: echo drain >> trace, undo: {run: echo undrain >> trace}}
                sections:
                  - section: Switch
                    steps:
                      - step: Switch
                        id: switch
                        run: |
                          echo switch >> trace
                          %s
                        on-failure: %s
                        undo: {run: echo back >> trace}
                      - {step: Look, id: look, run: echo look >> trace, read-only: true}
                    always:
                      - step: Inner
                        id: inner
                        run: |
                          echo inner >> trace
                          %s
                        on-failure: %s
                        undo: {run: "true"}
                      - {step: Inner again, id: again, run: echo again >> trace, read-only: true}
                  - section: Later
                    steps: [{step: Late, id: late, run: echo late >> trace, read-only: true}]
                    always: [{step: Not begun, id: not-begun, run: echo not begun >> trace, read-only: true}]
                always: [{step: Outer, id: outer, run: 'echo "outer: $SPEC_OUTCOME" >> trace', read-only: true}]
              - phase: Behind
                steps: [{step: Behind, id: behind, run: echo behind >> trace, read-only: true}]
              - phase: Tidy
                after: any
                steps: [{step: Tidy, id: tidy, run: echo tidy >> trace, read-only: true}]
                always: [{step: Tidied, id: tidied, run: echo tidied >> trace, read-only: true}]
            rollback:
              decide: automatic
              sections:
                - section: Back
                  steps: [{step: Take it back, id: back, undo-steps: all}]
                  always: [{step: Told, id: told, run: echo told >> trace, read-only: true}]
            """;

    @TempDir
    Path folder;

    private RunningRunbook runbook(String switching, String onFailure) {
        return runbook(switching, onFailure, "true", "stop");
    }

    private RunningRunbook runbook(String switching, String onFailure, String inner, String onInner) {
        return new RunningRunbook(folder, PlanFixtures.of(PROCEDURE.formatted(switching, onFailure, inner, onInner)));
    }

    @Test
    void when_all_is_well_it_is_the_last_of_its_block() {
        var outcome = runbook("true", "stop").run("");
        assertThat(outcome.exit()).as(outcome.output()).isZero();
        assertThat(outcome.trace())
                .containsExactly(
                        "drain",
                        "switch",
                        "look",
                        "inner",
                        "again",
                        "late",
                        "not begun",
                        "outer: done",
                        "behind",
                        "tidy",
                        "tidied");
        assertThat(outcome.output()).containsSubsequence("In any case:", "Inner", "Inner again", "Late");
    }

    @Test
    void a_step_that_stops_the_run_is_followed_by_it_inner_blocks_first() {
        var outcome = runbook("exit 3", "stop").run("");
        assertThat(outcome.exit()).as(outcome.output()).isEqualTo(1);
        assertThat(outcome.trace())
                .containsExactly("drain", "switch", "inner", "again", "outer: stopped", "tidy", "tidied");
        assertThat(outcome.output()).contains("stopped (switch: it answered 3, not 0)");
    }

    @Test
    void a_rollback_takes_nothing_back_before_it() {
        var outcome = runbook("exit 3", "rollback").run("");
        assertThat(outcome.exit()).as(outcome.output()).isEqualTo(4);
        assertThat(outcome.trace())
                .containsExactly(
                        "drain",
                        "switch",
                        "inner",
                        "again",
                        "outer: rolled-back",
                        "back",
                        "undrain",
                        "told",
                        "tidy",
                        "tidied");
    }

    @Test
    void a_failure_behind_a_failure_turns_nothing_round() {
        var outcome = runbook("exit 3", "stop", "exit 4", "rollback").run("");
        assertThat(outcome.exit()).as(outcome.output()).isEqualTo(1);
        assertThat(outcome.trace()).containsExactly("drain", "switch", "inner", "outer: stopped", "tidy", "tidied");
        assertThat(outcome.output()).contains("stopped (switch: it answered 3, not 0)");
    }

    @Test
    void a_failure_before_a_rollback_does_not_hold_it_up() {
        var outcome = runbook("exit 3", "rollback", "exit 4", "stop").run("");
        assertThat(outcome.exit()).as(outcome.output()).isEqualTo(4);
        assertThat(outcome.trace())
                .containsExactly(
                        "drain", "switch", "inner", "outer: rolled-back", "back", "undrain", "told", "tidy", "tidied");
    }

    @Test
    void its_own_failure_may_start_the_rollback_and_it_is_not_done_again() {
        var outcome = runbook("true", "stop", "exit 4", "rollback").run("");
        assertThat(outcome.exit()).as(outcome.output()).isEqualTo(4);
        assertThat(outcome.trace())
                .containsExactly(
                        "drain",
                        "switch",
                        "look",
                        "inner",
                        "outer: rolled-back",
                        "back",
                        "undrain",
                        "told",
                        "tidy",
                        "tidied");
    }

    @Test
    void a_rollback_that_fails_does_it_before_it_ends() {
        var plan = PROCEDURE.formatted("exit 3", "rollback", "true", "stop").replace("echo back >> trace", "exit 5");
        var outcome = new RunningRunbook(folder, PlanFixtures.of(plan)).run("undo-switch.failure=stop");
        assertThat(outcome.exit()).as(outcome.output()).isEqualTo(5);
        assertThat(outcome.trace())
                .containsExactly("drain", "switch", "inner", "again", "outer: rolled-back", "told", "tidy", "tidied");
    }

    @Test
    void a_runbook_that_is_killed_goes_on_with_it_and_does_nothing_twice() {
        var once = "[[ -e killed ]] || { touch killed; kill -KILL \"$(cat state/lock/pid)\"; }";
        var runbook = runbook("exit 3", "rollback", once, "stop");
        assertThat(runbook.run("").exit()).isEqualTo(137);
        var resumed = runbook.run("", "--resume");
        assertThat(resumed.exit()).as(resumed.output()).isEqualTo(4);
        assertThat(resumed.trace())
                .containsExactly(
                        "drain",
                        "switch",
                        "inner",
                        "again",
                        "outer: rolled-back",
                        "back",
                        "undrain",
                        "told",
                        "tidy",
                        "tidied");
    }

    @Test
    void a_runbook_that_is_killed_while_it_stops_goes_on_with_it() {
        var once = "[[ -e killed ]] || { touch killed; kill -KILL \"$(cat state/lock/pid)\"; }";
        var runbook = runbook("exit 3", "stop", once, "stop");
        assertThat(runbook.run("").exit()).isEqualTo(137);
        var resumed = runbook.run("", "--resume");
        assertThat(resumed.exit()).as(resumed.output()).isEqualTo(1);
        assertThat(resumed.trace())
                .containsExactly("drain", "switch", "inner", "again", "outer: stopped", "tidy", "tidied");
    }
}
