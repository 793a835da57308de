package deployspec.execute;

import static deployspec.execute.Plans.*;
import static deployspec.execute.StepsTest.ERRORS;
import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.event.Event;
import deployspec.execute.port.Happening;
import deployspec.execute.port.Happening.Signal;
import deployspec.execute.port.Output;
import deployspec.execute.port.Result;
import deployspec.plan.ChangeWindows;
import deployspec.plan.OnFailure.Response;
import deployspec.plan.Plan;
import deployspec.plan.PlanFixtures;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedBlock.After;
import deployspec.plan.PlannedStep;
import deployspec.value.ChangeWindow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is done in any case is done once, when its block has ended, however it did; and not where it never began. */
final class AlwaysTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Draft SWITCH = run("switch").undone().onFailure(Response.ROLLBACK);

    private static PlannedStep always(String id) {
        return run(id).idempotent().always().step();
    }

    /** A phase with a section in it, each with something to do in any case, and a phase behind it. */
    private static List<PlannedBlock> phases(Draft middle, Draft inner) {
        return List.of(
                phase(
                        "deploy",
                        run("drain").idempotent().undone().step(),
                        section(
                                "switching",
                                look("before").step(),
                                middle.step(),
                                look("after").step(),
                                inner.always().step()),
                        section("later", look("late").step(), always("not-begun")),
                        always("outer")),
                phase("behind", look("behind").step(), always("behind-always")));
    }

    private static Plan plan(Draft middle, Draft inner) {
        return Plans.plan(
                phases(middle, inner),
                rollback(
                        automatic(),
                        List.of(),
                        SWITCH.undo(),
                        run("drain").undone().undo()),
                List.of());
    }

    private static Plan plan(Draft middle) {
        return plan(middle, run("inner").idempotent());
    }

    private static FakeWorld failing(String... scripts) {
        var world = new FakeWorld();
        Stream.of(scripts).forEach(script -> world.script(script, 1, "no"));
        return world;
    }

    private static FakeWorld lasting(FakeWorld world, String script) {
        return world.script(script, new FakeWorld.Does(LONG, new Result.ScriptEnded(0, Output.NONE, LONG)));
    }

    @Test
    void when_all_is_well_it_is_the_last_of_its_block() {
        var rehearsal = new Rehearsal(plan(SWITCH), new FakeWorld());

        assertThat(rehearsal.begin()).isZero();

        assertThat(rehearsal.world.ledger)
                .containsExactly(
                        "drain",
                        "before",
                        "switch",
                        "after",
                        "inner",
                        "late",
                        "not-begun",
                        "outer",
                        "behind",
                        "behind-always");
        assertThat(rehearsal.world.environments.get("outer")).containsEntry("SPEC_OUTCOME", "done");
    }

    @Test
    void a_step_that_stops_the_run_is_followed_by_it_inner_blocks_first() {
        var rehearsal = new Rehearsal(plan(run("switch")), failing("switch"));

        assertThat(rehearsal.begin()).isEqualTo(1);

        assertThat(rehearsal.world.ledger).containsExactly("drain", "before", "switch", "inner", "outer");
        assertThat(rehearsal.world.environments.get("outer")).containsEntry("SPEC_OUTCOME", "stopped");
    }

    @Test
    void a_rollback_takes_nothing_back_before_it() {
        var rehearsal = new Rehearsal(plan(SWITCH), failing("switch"));

        assertThat(rehearsal.begin()).isEqualTo(4);

        assertThat(rehearsal.world.ledger)
                .containsExactly("drain", "before", "switch", "inner", "outer", "undo-switch", "undo-drain");
        assertThat(rehearsal.world.environments.get("outer")).containsEntry("SPEC_OUTCOME", "rolled-back");
    }

    @Test
    void a_person_who_stops_does_not_stop_it() {
        var world = lasting(new FakeWorld(), "switch")
                .withSomebody()
                .after(Duration.ofMinutes(1), new Happening.Signalled(Signal.INT))
                .says("interrupt", "stop", "lunch", "Olga", Optional.empty());
        var rehearsal = new Rehearsal(plan(SWITCH), world);

        assertThat(rehearsal.begin()).isEqualTo(6);

        assertThat(world.ledger).containsExactly("drain", "before", "switch", "inner", "outer");
    }

    @Test
    void a_person_who_stops_it_ends_it_and_no_other() {
        var world = lasting(failing("switch"), "inner")
                .withSomebody()
                .after(Duration.ofMinutes(1), new Happening.Signalled(Signal.INT))
                .says("interrupt", "stop", "it hangs", "Olga", Optional.empty());
        var inner = run("inner").gates(polled("errors", Duration.ofHours(1)));
        var plan = Plans.plan(phases(run("switch"), inner), Optional.empty(), List.of(ERRORS));

        assertThat(new Rehearsal(plan, world).begin()).isEqualTo(6);

        assertThat(world.ledger).containsExactly("drain", "before", "switch", "inner", "outer");
    }

    @Test
    void its_own_failure_stops_the_run() {
        var rehearsal = new Rehearsal(plan(SWITCH), failing("inner"));

        assertThat(rehearsal.begin()).isEqualTo(1);

        assertThat(rehearsal.world.ledger).containsExactly("drain", "before", "switch", "after", "inner", "outer");
    }

    @Test
    void its_own_failure_may_start_the_rollback_and_it_is_not_done_again() {
        var rehearsal = new Rehearsal(plan(SWITCH, run("inner").onFailure(Response.ROLLBACK)), failing("inner"));

        assertThat(rehearsal.begin()).isEqualTo(4);

        assertThat(rehearsal.world.ledger)
                .containsExactly("drain", "before", "switch", "after", "inner", "outer", "undo-switch", "undo-drain");
    }

    @Test
    void a_failure_behind_a_failure_hides_nothing_and_turns_nothing_round() {
        var inner = run("inner").onFailure(Response.ROLLBACK);
        var rehearsal = new Rehearsal(plan(run("switch").undone(), inner), failing("switch", "inner"));

        assertThat(rehearsal.begin()).isEqualTo(1);

        assertThat(rehearsal.world.ledger).containsExactly("drain", "before", "switch", "inner", "outer");
        assertThat(rehearsal.journal.all(Event.RollbackTriggered.class)).isEmpty();
        assertThat(rehearsal.journal.all(Event.RunEnded.class).getFirst().reason())
                .startsWith("switch: ");
        assertThat(rehearsal.endings()).contains("inner FAILED", "outer PASSED");
    }

    @Test
    void a_failure_before_a_rollback_does_not_hold_it_up() {
        var rehearsal =
                new Rehearsal(plan(SWITCH, run("inner").onFailure(Response.ROLLBACK)), failing("switch", "inner"));

        assertThat(rehearsal.begin()).isEqualTo(4);

        assertThat(rehearsal.world.ledger)
                .containsExactly("drain", "before", "switch", "inner", "outer", "undo-switch", "undo-drain");
        assertThat(rehearsal.journal.all(Event.RollbackTriggered.class)).hasSize(1);
    }

    @Test
    void one_that_runs_while_a_level_is_reached_comes_to_its_end_once() {
        var plan = Plans.plan(
                phases(SWITCH, run("inner")), rollback(automatic(), List.of("errors"), SWITCH.undo()), List.of(ERRORS));
        var world = lasting(new FakeWorld(), "inner").reading("measure errors", t -> t.toMinutes() < 5 ? "0" : "9");

        assertThat(new Rehearsal(plan, world).begin()).isEqualTo(4);

        assertThat(world.ledger.stream().filter(s -> !s.startsWith("measure")))
                .containsExactly("drain", "before", "switch", "after", "inner", "outer", "undo-switch");
    }

    @Test
    void what_does_not_apply_is_never_begun() {
        var plan = PlanFixtures.of("""
                inputs: {CACHE: {default: "no"}}
                phases:
                  - phase: Deploy
                    sections:
                      - section: Cache
                        when: {value: CACHE, is: "yes"}
                        steps: [{step: Warm, run: warm}]
                        always: [{step: Cool, run: cool}]
                      - section: Switch
                        steps: [{step: Switch, run: switch}]
                """);
        var green = new Rehearsal(plan, new FakeWorld());
        var red = new Rehearsal(plan, failing("switch"));

        assertThat(green.begin()).isZero();
        assertThat(red.begin()).isEqualTo(1);

        assertThat(green.world.ledger).containsExactly("switch");
        assertThat(red.world.ledger).containsExactly("switch");
    }

    @Test
    void no_change_window_holds_it_up() {
        var windows = List.of(new ChangeWindows("production", List.of(ChangeWindow.parse("Tue 20:00..22:05 UTC"))));
        var plan = Plans.plan(phase("deploy", run("switch").step(), always("always")));
        var rehearsal = new Rehearsal(
                PlanFixtures.with(plan, windows, List.of(), List.of(), plan.phases()),
                lasting(new FakeWorld(), "switch"));

        assertThat(rehearsal.begin()).isZero();

        assertThat(rehearsal.world.ledger).containsExactly("switch", "always");
        assertThat(rehearsal.journal.all(Event.Held.class)).isEmpty();
    }

    @Test
    void a_phase_that_follows_in_any_case_comes_to_its_own_end() {
        var plan = Plans.plan(
                List.of(
                        phase("deploy", run("switch").step(), always("first")),
                        phase(
                                "tidy",
                                After.ANY,
                                look("tidy").step(),
                                look("sweep").step(),
                                always("second"))),
                Optional.empty(),
                List.of());
        var one = new Rehearsal(plan, failing("switch"));
        var both = new Rehearsal(plan, failing("switch", "tidy"));

        assertThat(one.begin()).isEqualTo(1);
        assertThat(both.begin()).isEqualTo(1);

        assertThat(one.world.ledger).containsExactly("switch", "first", "tidy", "sweep", "second");
        assertThat(both.world.ledger).containsExactly("switch", "first", "tidy", "second");
        assertThat(both.journal.all(Event.RunEnded.class).getFirst().reason()).startsWith("switch: ");
    }

    /** A way back of two sections. */
    private static Plan withARollbackOfTwo() {
        return Plans.plan(
                List.of(phase("deploy", SWITCH.step(), always("outer"))),
                rollback(
                        automatic(),
                        List.of(),
                        section("first", run("restore").onFailure(Response.STOP).step(), always("first-always")),
                        section("second", run("check").idempotent().step(), always("second-always"))),
                List.of());
    }

    @Test
    void a_rollback_that_works_does_it_behind_each_section() {
        var rehearsal = new Rehearsal(withARollbackOfTwo(), failing("switch"));

        assertThat(rehearsal.begin()).isEqualTo(4);

        assertThat(rehearsal.world.ledger)
                .containsExactly("switch", "outer", "restore", "first-always", "check", "second-always");
    }

    @Test
    void a_rollback_that_fails_does_it_before_it_ends() {
        var rehearsal = new Rehearsal(withARollbackOfTwo(), failing("switch", "restore"));

        assertThat(rehearsal.begin()).isEqualTo(5);

        assertThat(rehearsal.world.ledger).containsExactly("switch", "outer", "restore", "first-always");
        assertThat(rehearsal.journal.all(Event.RollbackEnded.class)).hasSize(1);
    }

    @Test
    void a_run_that_stops_does_it_once_wherever_the_tool_died() {
        everyCrash(plan(run("switch").idempotent()), () -> failing("switch"), 1);
    }

    @Test
    void a_run_that_goes_back_does_it_once_wherever_the_tool_died() {
        var switching = run("switch").idempotent().undone().onFailure(Response.ROLLBACK);
        everyCrash(plan(switching), () -> failing("switch"), 4);
    }

    @Test
    void a_rollback_that_fails_does_it_once_wherever_the_tool_died() {
        everyCrash(withARollbackOfTwo(), () -> failing("switch", "restore"), 5);
    }

    /** What was about to begin when the tool died begins behind the crash, or a person decides about it. */
    private static void everyCrash(Plan plan, Supplier<FakeWorld> world, int exit) {
        var whole = new Rehearsal(plan, world.get());
        assertThat(whole.begin()).isEqualTo(exit);
        for (int crash = 1; crash <= whole.journal.entries().size(); crash++) {
            var last = whole.journal.entries().get(crash - 1).event();
            var crashed = new Rehearsal(plan, world.get());
            crashed.journal.crashingBehind(crash);
            try {
                crashed.begin();
            } catch (MemoryJournal.Crash e) {
                crashed.world.crash();
            }
            int again = crashed.resume();
            if (again == 7) {
                assertThat(last).isInstanceOf(Event.ActionStarted.class);
            } else {
                assertThat(again).as(Story.line(last)).isEqualTo(exit);
                assertThat(crashed.world.ledger).as(Story.line(last)).isEqualTo(whole.world.ledger);
            }
        }
    }
}
