package deployspec.execute;

import static deployspec.execute.Plans.*;
import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.port.Output;
import deployspec.plan.Condition;
import deployspec.plan.Expect;
import deployspec.plan.OnFailure.Response;
import deployspec.plan.PlannedBlock.After;
import deployspec.plan.PlannedThreshold;
import deployspec.plan.Retry;
import deployspec.plan.Schedule;
import deployspec.value.Ere;
import deployspec.value.Level;
import deployspec.value.Read;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;

final class StepsTest {
    static final PlannedThreshold ERRORS =
            ratio("errors", Map.of(Level.Kind.TARGET, "< 0.1%", Level.Kind.ROLLBACK, "> 5%"));
    private static final Condition UNDECIDED = new Condition.Test(script("is it?"), Duration.ofSeconds(5));

    @Test
    void two_scripts_and_a_gate_run_in_order() {
        var plan = plan(
                List.of(phase(
                        "main",
                        run("build").step(),
                        run("switch").gates(gate("errors")).step())),
                Optional.empty(),
                List.of(ERRORS));
        var rehearsal = new Rehearsal(plan, new FakeWorld().script("measure errors", 0, "0.05"));

        assertThat(rehearsal.begin()).isZero();

        assertThat(rehearsal.world.ledger).containsExactly("build", "switch", "measure errors");
        Approvals.verify(rehearsal.story());
    }

    @Test
    void a_step_that_fails_stops_the_run() {
        var rehearsal = new Rehearsal(
                plan(run("build").step(), run("switch").step()), new FakeWorld().script("build", 3, "no space left"));

        assertThat(rehearsal.begin()).isEqualTo(1);

        assertThat(rehearsal.world.ledger).containsExactly("build");
        assertThat(rehearsal
                        .journal
                        .all(deployspec.execute.event.Event.StepEnded.class)
                        .getLast()
                        .reason())
                .isEqualTo("exit code 3: no space left");
    }

    @Test
    void a_failure_that_the_plan_waives_is_written_down_and_the_run_goes_on() {
        var plan = plan(
                run("build").onFailure(Response.CONTINUE).step(), run("switch").step());
        var rehearsal = new Rehearsal(plan, new FakeWorld().script("build", 1, ""));

        assertThat(rehearsal.begin()).isZero();

        assertThat(rehearsal.endings()).containsExactly("build FAILED", "switch PASSED");
    }

    @Test
    void an_operator_tries_a_failed_step_again() {
        var world = new FakeWorld()
                .withSomebody()
                .script("build", 1, "")
                .script("build", 0, "")
                .says("build.on-failure", "retry");
        var rehearsal = new Rehearsal(plan(run("build").onFailure(Response.ASK).step()), world);

        assertThat(rehearsal.begin()).isZero();

        assertThat(world.ledger).containsExactly("build", "build");
        assertThat(rehearsal.endings()).containsExactly("build FAILED", "build PASSED");
    }

    @Test
    void an_operator_leaves_a_failed_step_out_with_a_reason() {
        var world = new FakeWorld().withSomebody().script("build", 1, "").says("build.on-failure", "skip");
        var rehearsal = new Rehearsal(
                plan(run("build").onFailure(Response.ASK).step(), run("switch").step()), world);

        assertThat(rehearsal.begin()).isZero();

        assertThat(rehearsal.endings()).containsExactly("build FAILED", "build SKIPPED", "switch PASSED");
    }

    @Test
    void attempts_are_spaced_by_a_growing_pause() {
        var retry = new Retry(3, Duration.ofSeconds(5), BigDecimal.TWO, List.of(75));
        var world =
                new FakeWorld().script("build", 75, "").script("build", 75, "").script("build", 0, "");
        var rehearsal = new Rehearsal(plan(run("build").retry(retry).step()), world);
        var begun = world.now();

        assertThat(rehearsal.begin()).isZero();

        assertThat(world.ledger).hasSize(3);
        assertThat(Duration.between(begun, world.now())).isEqualTo(Duration.ofSeconds(1 + 5 + 1 + 10 + 1));
    }

    @Test
    void only_the_named_exit_codes_are_tried_again() {
        var retry = new Retry(3, Duration.ofSeconds(5), BigDecimal.TWO, List.of(75));
        var rehearsal = new Rehearsal(plan(run("build").retry(retry).step()), new FakeWorld().script("build", 1, ""));

        assertThat(rehearsal.begin()).isEqualTo(1);

        assertThat(rehearsal.world.ledger).hasSize(1);
    }

    @Test
    void a_step_whose_condition_does_not_hold_lets_later_ones_start() {
        var plan = plan(
                run("build").when(new Condition.Constant(false, "staging only")).step(),
                run("switch").step());
        var rehearsal = new Rehearsal(plan, new FakeWorld());

        assertThat(rehearsal.begin()).isZero();

        assertThat(rehearsal.endings()).containsExactly("build NOT_APPLICABLE", "switch PASSED");
        assertThat(rehearsal.world.ledger).containsExactly("switch");
    }

    @Test
    void a_condition_that_cannot_be_decided_lets_nothing_start() {
        var rehearsal = new Rehearsal(
                plan(run("build").when(UNDECIDED).step(), run("switch").step()),
                new FakeWorld().script("is it?", 2, ""));

        assertThat(rehearsal.begin()).isEqualTo(1);

        assertThat(rehearsal.world.ledger).containsExactly("is it?");
        assertThat(rehearsal.endings()).containsExactly("build ERROR");
    }

    @Test
    void not_undecided_is_undecided() {
        var rehearsal = new Rehearsal(
                plan(run("build").when(new Condition.Not(UNDECIDED)).step()), new FakeWorld().script("is it?", 2, ""));

        assertThat(rehearsal.begin()).isEqualTo(1);

        assertThat(rehearsal.endings()).containsExactly("build ERROR");
    }

    @Test
    void children_come_after_the_action_and_before_the_gates() {
        var plan = plan(
                List.of(phase(
                        "main",
                        run("deploy")
                                .children(
                                        run("deploy.a").step(), run("deploy.b").step())
                                .gates(gate("errors"))
                                .step())),
                Optional.empty(),
                List.of(ERRORS));
        var rehearsal = new Rehearsal(plan, new FakeWorld().script("measure errors", 0, "0"));

        assertThat(rehearsal.begin()).isZero();

        assertThat(rehearsal.world.ledger).containsExactly("deploy", "deploy.a", "deploy.b", "measure errors");
    }

    @Test
    void a_held_step_waits_for_its_window_and_a_late_one_is_noted() {
        var world = new FakeWorld().script("slow", FakeWorld.exits(0, ""));
        var plan = plan(
                run("first").hold("T+30m", "T+40m", Schedule.Late.NOTE).step(),
                run("second").hold("T+10m", "T+20m", Schedule.Late.NOTE).step());
        var rehearsal = new Rehearsal(plan, world);
        var begun = world.now();

        assertThat(rehearsal.begin()).isZero();

        assertThat(Duration.between(begun, world.now()))
                .isEqualTo(Duration.ofMinutes(30).plusSeconds(2));
        assertThat(rehearsal.journal.all(deployspec.execute.event.Event.Late.class))
                .extracting(deployspec.execute.event.Event.Late::subject)
                .containsExactly("second");
    }

    @Test
    void what_a_step_captures_reaches_later_scripts_and_a_secret_only_them() {
        var plan = plan(
                look("ask").capture("TOKEN", new Read.Words(), true).step(),
                look("name").capture("RELEASE", new Read.LastLine(), false).step());
        var world = new FakeWorld().script("ask", 0, "hunter2\n").script("name", 0, "a line\nv2\n");
        var rehearsal = new Rehearsal(plan, world);

        assertThat(rehearsal.begin()).isZero();

        assertThat(world.concealed).containsExactly("hunter2");
        assertThat(rehearsal.story()).contains("name:RELEASE").contains("v2").doesNotContain("hunter2");
    }

    @Test
    void what_is_to_be_captured_and_is_not_there_is_no_data() {
        var rehearsal = new Rehearsal(
                plan(look("name").capture("RELEASE", new Read.Words(), false).step()), new FakeWorld());

        assertThat(rehearsal.begin()).isEqualTo(1);

        assertThat(rehearsal.endings()).containsExactly("name NO_DATA");
    }

    @Test
    void a_phase_for_whatever_end_follows_a_stop() {
        var plan = plan(
                List.of(
                        phase("main", run("build").step()),
                        phase("next", run("deploy").step()),
                        phase("tidy", After.ANY, run("tidy").step()),
                        phase("mourn", After.ROLLED_BACK, run("mourn").step())),
                Optional.empty(),
                List.of());
        var rehearsal = new Rehearsal(plan, new FakeWorld().script("build", 1, ""));

        assertThat(rehearsal.begin()).isEqualTo(1);

        assertThat(rehearsal.world.ledger).containsExactly("build", "tidy");
    }

    @Test
    void a_dry_run_looks_and_changes_nothing() {
        var rehearsal = new Rehearsal(
                        plan(
                                look("look").step(),
                                run("build").step(),
                                person("by hand").step()),
                        new FakeWorld())
                .with(new Options(true, true, false, Optional.empty()));

        assertThat(rehearsal.begin()).isZero();

        assertThat(rehearsal.world.ledger).containsExactly("look");
        assertThat(rehearsal.endings()).containsExactly("look PASSED", "build SKIPPED", "by hand SKIPPED");
    }

    @Test
    void a_run_from_a_later_step_records_the_earlier_ones_as_left_out() {
        var rehearsal = new Rehearsal(plan(run("build").step(), run("switch").step()), new FakeWorld())
                .with(new Options(true, false, false, Optional.of("switch")));

        assertThat(rehearsal.begin()).isZero();

        assertThat(rehearsal.world.ledger).containsExactly("switch");
        assertThat(rehearsal.endings()).containsExactly("build SKIPPED", "switch PASSED");
    }

    @Test
    void what_an_output_lacks_is_not_known_when_part_of_it_is_left_out() {
        var calm = new Expect(Expect.EXIT_ZERO.codes(), List.of(), List.of(new Ere("ERROR", false)));
        var draft = run("migrate");
        draft.actions.replaceAll(a -> act(a.action(), calm, Retry.NONE));
        var whole = new Rehearsal(plan(draft.step()), new FakeWorld().script("migrate", 0, "ok\n"));
        var cut = new Rehearsal(
                plan(draft.step()), new FakeWorld().script("migrate", 0, "ok\n" + Output.leftOut(9) + "\nok\n"));

        assertThat(whole.begin()).isZero();
        assertThat(cut.begin()).isEqualTo(1);

        assertThat(cut.endings()).containsExactly("migrate NO_DATA");
    }
}
