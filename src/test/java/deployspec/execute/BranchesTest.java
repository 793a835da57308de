package deployspec.execute;

import static deployspec.execute.Plans.*;
import static deployspec.execute.StepsTest.ERRORS;
import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.event.Event;
import deployspec.execute.port.Happening;
import deployspec.execute.port.Happening.Signal;
import deployspec.execute.port.Output;
import deployspec.execute.port.Prompt;
import deployspec.execute.port.Result;
import deployspec.plan.Action;
import deployspec.plan.Expect;
import deployspec.plan.Interpreter;
import deployspec.plan.OnFailure.Response;
import deployspec.plan.Plan;
import deployspec.plan.PlannedStep;
import deployspec.plan.Question;
import deployspec.plan.Retry;
import deployspec.value.Read;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What goes on side by side, in a world whose time passes only when all wait. */
final class BranchesTest {
    private static FakeWorld.Does after(int minutes, int exit) {
        var took = Duration.ofMinutes(minutes);
        return new FakeWorld.Does(took, new Result.ScriptEnded(exit, Output.NONE, took));
    }

    /** Two scripts in one branch, one in the other, one behind both. */
    private static Plan two() {
        return plan(
                parallel(branch("left", run("a").step(), run("b").step()), branch("right", run("c").step())),
                run("d").step());
    }

    @Test
    void branches_begin_together_and_what_comes_next_begins_when_all_have_ended() {
        var world = new FakeWorld()
                .script("a", after(2, 0))
                .script("b", after(2, 0))
                .script("c", after(3, 0));
        var rehearsal = new Rehearsal(two(), world);

        assertThat(rehearsal.begin()).isZero();

        assertThat(world.ledger).containsExactly("a", "c", "b", "d");
        assertThat(rehearsal.story()).contains("22:00:00 action-started action:0; attempt:1; cookie:run-1.c.1");
        assertThat(rehearsal.endings()).containsExactly("a PASSED", "c PASSED", "b PASSED", "d PASSED");
        assertThat(Duration.between(rehearsal.journal.entries().getFirst().at(), world.now()))
                .isEqualTo(Duration.ofMinutes(4).plusSeconds(1));
    }

    @Test
    void the_run_stops_only_when_what_runs_beside_the_failure_has_ended_and_nothing_new_starts_until_then() {
        var world = new FakeWorld().script("a", after(1, 1)).script("c", after(5, 0));
        var rehearsal = new Rehearsal(
                plan(
                        parallel(branch("left", run("a").step()), branch("right", run("c").step(), run("e").step())),
                        run("d").step()),
                world);

        assertThat(rehearsal.begin()).isEqualTo(1);

        assertThat(world.ledger).containsExactly("a", "c");
        assertThat(rehearsal.endings()).containsExactly("a FAILED", "c PASSED");
        assertThat(rehearsal.journal.all(Event.Responded.class)).hasSize(1);
    }

    @Test
    void whoever_is_asked_about_a_failure_may_go_on_and_then_all_goes_on() {
        var world = new FakeWorld()
                .withSomebody()
                .script("a", after(1, 1))
                .script("a", after(1, 0))
                .script("c", after(5, 0))
                .says("a.on-failure", "retry");
        var rehearsal = new Rehearsal(
                plan(parallel(
                        branch("left", run("a").onFailure(Response.ASK).step()),
                        branch("right", run("c").step(), run("e").step()))),
                world);

        assertThat(rehearsal.begin()).isZero();

        assertThat(world.ledger).containsExactly("a", "c", "a", "e");
    }

    @Test
    void nothing_new_starts_while_somebody_thinks_about_a_failure() {
        var world = new FakeWorld()
                .withSomebody()
                .script("a", after(1, 1))
                .script("c", after(1, 0))
                .after(Duration.ofMinutes(30), new Happening.Signalled(Signal.HUP));
        var rehearsal = new Rehearsal(
                plan(parallel(
                        branch("left", run("a").onFailure(Response.ASK).step()),
                        branch("right", run("c").step(), run("e").step()))),
                world);

        assertThat(rehearsal.begin()).isEqualTo(129);

        assertThat(world.ledger).containsExactly("a", "c");
        assertThat(rehearsal.endings()).containsExactly("a FAILED", "c PASSED");
    }

    @Test
    void what_failed_triggers_the_rollback_once_what_runs_beside_it_has_ended_and_all_that_ran_is_taken_back() {
        var a = run("a").undone().onFailure(Response.ROLLBACK);
        var c = run("c").undone();
        var world = new FakeWorld().script("a", after(1, 1)).script("c", after(5, 0));
        var rehearsal = new Rehearsal(
                Plans.plan(
                        List.of(phase("main", parallel(branch("left", a.step()), branch("right", c.step())))),
                        rollback(automatic(), List.of(), c.undo(), a.undo()),
                        List.of()),
                world);

        assertThat(rehearsal.begin()).isEqualTo(4);

        assertThat(world.ledger).containsExactly("a", "c", "undo-c", "undo-a");
        assertThat(rehearsal.story()).contains("22:05:00 rollback-started");
    }

    @Test
    void a_watch_beside_a_failure_is_broken_off() {
        var world = new FakeWorld().script("a", after(7, 1)).script("measure errors", 0, "0.01");
        var watch = judged("w", gate("errors")).watch(Duration.ofHours(6), Duration.ofMinutes(5));
        var rehearsal = new Rehearsal(
                Plans.plan(
                        List.of(phase(
                                "main", parallel(branch("left", run("a").step()), branch("right", watch.step())))),
                        Optional.empty(),
                        List.of(ERRORS)),
                world);

        assertThat(rehearsal.begin()).isEqualTo(1);

        assertThat(rehearsal.journal.all(Event.Sampled.class)).hasSize(1);
    }

    @Test
    void people_are_asked_one_thing_at_a_time_while_scripts_go_on() {
        var world = new FakeWorld()
                .withSomebody()
                .says("p", "done")
                .says("q", "done")
                .script("c", after(1, 0));
        var rehearsal = new Rehearsal(
                plan(parallel(
                        branch("left", person("p").step()),
                        branch("middle", person("q").step()),
                        branch("right", run("c").step(), run("e").step()))),
                world);

        assertThat(rehearsal.begin()).isZero();

        assertThat(world.prompts).extracting(Prompt::key).containsExactly("p", "q");
        assertThat(rehearsal.story())
                .contains("22:00:10 answered answer:done; by:from:tty1; name:Ada; key:p")
                .contains("22:00:20 answered answer:done; by:from:tty1; name:Ada; key:q")
                .contains("22:00:00 action-started action:0; attempt:1; cookie:run-1.c.1");
        assertThat(world.ledger).containsExactly("c", "e");
    }

    @Test
    void a_question_that_waits_for_its_turn_has_not_been_asked_and_has_all_its_time() {
        var world = new FakeWorld()
                .withSomebody()
                .says("q", "done")
                .after(
                        Duration.ofMinutes(9),
                        new Happening.Ended(new deployspec.execute.port.Ticket("ask p #1"), reply()));
        var rehearsal = new Rehearsal(
                plan(parallel(
                        branch("left", person("p").step()),
                        branch("right", person("q").step()))),
                world);

        assertThat(rehearsal.begin()).isZero();

        assertThat(rehearsal.story()).contains("22:09:10 answered answer:done; by:from:tty1; name:Ada; key:q");
        assertThat(rehearsal.journal.all(Event.Lapsed.class)).isEmpty();
    }

    private static Result reply() {
        return new Result.Replied(new deployspec.execute.port.Reply(
                new deployspec.execute.port.Reply.Chosen("done", Optional.empty()), "Ada", Optional.empty(), "tty1"));
    }

    @Test
    void without_anybody_there_the_run_is_left_only_when_no_branch_can_go_on() {
        var approve = new Question.Approve(
                List.of("lead"), 1, false, Optional.empty(), Optional.empty(), new Question.KeepWaiting());
        var rehearsal = new Rehearsal(
                plan(parallel(
                        branch("left", ask("p", approve).step()), branch("right", run("c").step(), run("e").step()))),
                new FakeWorld().script("c", after(5, 0)));

        assertThat(rehearsal.begin()).isEqualTo(7);

        assertThat(rehearsal.world.ledger).containsExactly("c", "e");
        assertThat(rehearsal.story()).contains("22:00:00 asked").contains("22:05:01 suspended");
    }

    @Test
    void what_one_branch_captures_no_other_sees_and_what_comes_after_does() {
        var find = look("find").capture("FOUND", new Read.Words(), false).step();
        var world = new FakeWorld().script("find", 0, "v1").script("c", after(5, 0));
        var rehearsal = new Rehearsal(
                plan(parallel(branch("left", find), branch("right", run("c").step(), run("e").step())), uses("d")),
                world);

        assertThat(rehearsal.begin()).isZero();

        assertThat(world.environments.get("e")).doesNotContainKey("FOUND");
        assertThat(world.environments.get("d")).containsEntry("FOUND", "v1");
    }

    private static PlannedStep uses(String id) {
        var draft = new Draft(id);
        draft.actions.add(act(
                new Action.RunProcess(
                        id, Interpreter.BASH, Optional.empty(), new TreeMap<>(), List.of("FOUND"), List.of()),
                Expect.EXIT_ZERO,
                Retry.NONE));
        return draft.step();
    }

    @Test
    void a_second_interrupt_stops_all_that_runs_at_once() {
        var world = new FakeWorld()
                .script("a", after(50, 0))
                .script("c", after(50, 0))
                .after(Duration.ofMinutes(1), new Happening.Signalled(Signal.INT))
                .after(Duration.ofMinutes(2), new Happening.Signalled(Signal.INT));
        var rehearsal = new Rehearsal(two(), world);

        assertThat(rehearsal.begin()).isEqualTo(130);

        assertThat(rehearsal.journal.all(Event.ActionEnded.class))
                .extracting(Event.ActionEnded::step, Event.ActionEnded::outcome)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", Event.ActionOutcome.UNKNOWN),
                        org.assertj.core.groups.Tuple.tuple("c", Event.ActionOutcome.UNKNOWN));
        assertThat(Duration.between(rehearsal.journal.entries().getFirst().at(), world.now()))
                .isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void a_first_interrupt_lets_all_that_runs_end() {
        var world = new FakeWorld()
                .script("a", after(5, 0))
                .script("c", after(7, 0))
                .after(Duration.ofMinutes(1), new Happening.Signalled(Signal.INT));
        var rehearsal = new Rehearsal(two(), world);

        assertThat(rehearsal.begin()).isEqualTo(130);
        assertThat(world.ledger).containsExactly("a", "c");

        assertThat(rehearsal.resume()).isZero();
        assertThat(world.ledger).containsExactly("a", "c", "b", "d");
    }

    @Test
    void a_failure_that_stops_the_run_is_not_held_up_by_what_would_be_asked_elsewhere() {
        var world = new FakeWorld().withSomebody().script("a", after(1, 1));
        var rehearsal = new Rehearsal(
                plan(parallel(
                        branch("left", run("a").step()),
                        branch("right", person("p").step(), run("e").step()))),
                world);

        assertThat(rehearsal.begin()).isEqualTo(1);

        assertThat(world.ledger).containsExactly("a");
    }
}
