package deployspec.execute;

import static deployspec.execute.Plans.*;
import static deployspec.execute.StepsTest.ERRORS;
import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.event.Event;
import deployspec.execute.port.Output;
import deployspec.execute.port.Result;
import deployspec.plan.Capture;
import deployspec.plan.OnFailure.Response;
import deployspec.plan.Plan;
import deployspec.value.Read;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The tool may die behind every entry of the journal; the run that is carried on must end as if it had not. */
final class ResumeTest {
    private static final Draft BUILD = run("build").undone();
    private static final Draft SWITCH = run("switch").undone().onFailure(Response.ROLLBACK);

    private static Plan plan() {
        return Plans.plan(
                List.of(phase(
                        "main",
                        look("look").capture("OLD", new Read.Words(), false).step(),
                        BUILD.step(),
                        SWITCH.gates(polled("errors", Duration.ofMinutes(1))).step(),
                        judged("watch", gate("errors"))
                                .watch(Duration.ofMinutes(10), Duration.ofMinutes(5))
                                .onFailure(Response.ROLLBACK)
                                .step())),
                rollback(automatic(), List.of("errors"), SWITCH.undo(), BUILD.undo()),
                List.of(ERRORS));
    }

    @TestFactory
    Stream<DynamicTest> a_green_run_ends_green_wherever_the_tool_died() {
        return everyCrash(plan(), () -> new FakeWorld().script("look", 0, "v1").script("measure errors", 0, "0.01"), 0);
    }

    @TestFactory
    Stream<DynamicTest> a_run_that_goes_back_goes_back_wherever_the_tool_died() {
        return everyCrash(
                plan(),
                () -> new FakeWorld()
                        .script("look", 0, "v1")
                        .script("switch", 1, "no")
                        .script("measure errors", 0, "0.01"),
                4);
    }

    /** Three scripts side by side, of which one fails or none, and what each branch goes on with. */
    private static Plan sideBySide() {
        var last = run("last").undone().onFailure(Response.ROLLBACK);
        return Plans.plan(
                List.of(phase(
                        "main",
                        parallel(
                                branch("left", BUILD.step(), look("look").step()),
                                branch(
                                        "middle",
                                        SWITCH.gates(polled("errors", Duration.ofMinutes(1)))
                                                .step()),
                                branch(
                                        "right",
                                        run("warm").step(),
                                        run("warmer").step())),
                        last.step())),
                rollback(automatic(), List.of("errors"), last.undo(), SWITCH.undo(), BUILD.undo()),
                List.of(ERRORS));
    }

    private static FakeWorld lasting(FakeWorld world, String script, int minutes, int exit) {
        var took = Duration.ofMinutes(minutes);
        return world.script(script, new FakeWorld.Does(took, new Result.ScriptEnded(exit, Output.NONE, took)));
    }

    private static FakeWorld overlapping(int switching) {
        var world = new FakeWorld().script("measure errors", 0, "0.01");
        lasting(world, "build", 3, 0);
        lasting(world, "switch", 2, switching);
        return lasting(world, "warm", 5, 0);
    }

    @TestFactory
    Stream<DynamicTest> branches_end_green_wherever_the_tool_died() {
        return everyCrash(sideBySide(), () -> overlapping(0), 0);
    }

    @TestFactory
    Stream<DynamicTest> branches_of_which_one_fails_are_taken_back_wherever_the_tool_died() {
        return everyCrash(sideBySide(), () -> overlapping(1), 4);
    }

    private static Stream<DynamicTest> everyCrash(Plan plan, java.util.function.Supplier<FakeWorld> world, int exit) {
        var whole = new Rehearsal(plan, world.get());
        assertThat(whole.begin()).isEqualTo(exit);
        var changing = changes(whole);
        return Stream.iterate(1, i -> i + 1)
                .limit(whole.journal.entries().size())
                .map(i -> DynamicTest.dynamicTest(
                        "behind entry " + i + ": "
                                + Story.line(whole.journal.entries().get(i - 1).event()),
                        () -> {
                            var crashed = new Rehearsal(plan, world.get());
                            crashed.journal.crashingBehind(i);
                            try {
                                crashed.begin();
                            } catch (MemoryJournal.Crash e) {
                                crashed.world.crash();
                            }
                            var again = crashed.resume();
                            // A start that was written down but never took place is unknown: then, and only then, a
                            // person decides.
                            // What is taken back because of another branch needs nobody to say whether it was done.
                            var neverBegun =
                                    crashed.journal.entries().get(i - 1).event() instanceof Event.ActionStarted started
                                            ? started.step()
                                            : "";
                            if (again == 7) {
                                assertThat(neverBegun).isNotEmpty();
                                assertThat(crashed.journal
                                                .all(Event.Suspended.class)
                                                .getLast()
                                                .reason())
                                        .contains("may or may not have been done");
                            } else {
                                assertThat(again).isEqualTo(exit);
                                assertThat(changes(crashed)).isIn(changing, without(neverBegun, changing));
                            }
                        }));
    }

    private static List<String> without(String script, List<String> scripts) {
        return scripts.stream().filter(s -> !s.equals(script)).toList();
    }

    private static List<String> changes(Rehearsal rehearsal) {
        return rehearsal.world.ledger.stream()
                .filter(s -> !s.startsWith("measure") && !s.equals("look"))
                .toList();
    }

    /** As if the tool had died while {@code build} ran, behind its intent; the script itself went on. */
    private static Rehearsal broken(Draft build, FakeWorld world, boolean receipt) {
        world.receiptsKept = receipt;
        var rehearsal = new Rehearsal(Plans.plan(build.step(), run("switch").step()), world);
        var started = new Rehearsal(rehearsal.plan, new FakeWorld());
        assertThat(started.begin()).isZero();
        int intent = started.journal.entries().stream()
                .filter(e -> e.event() instanceof Event.ActionEnded)
                .findFirst()
                .map(e -> (int) e.seq())
                .orElseThrow();
        rehearsal.journal.crashingBehind(intent);
        try {
            rehearsal.begin();
        } catch (MemoryJournal.Crash e) {
            world.crash();
        }
        var cut = new MemoryJournal();
        rehearsal.journal.entries().stream().limit(intent - 1L).forEach(e -> cut.append(e.at(), e.event()));
        rehearsal.journal = cut;
        return rehearsal;
    }

    @Test
    void a_step_that_went_on_without_the_tool_is_adopted() {
        var rehearsal = broken(run("build"), new FakeWorld(), true);

        assertThat(rehearsal.resume()).isZero();

        assertThat(rehearsal.world.ledger).containsExactly("build", "switch");
    }

    @Test
    void what_may_have_run_is_not_run_again_unless_somebody_says_so() {
        var alone = broken(run("build"), new FakeWorld(), false);
        var asked = broken(run("build"), new FakeWorld().withSomebody().says("build.unknown", "done"), false);
        var again = broken(run("build"), new FakeWorld().withSomebody().says("build.unknown", "again"), false);

        assertThat(alone.resume()).isEqualTo(7);
        assertThat(asked.resume()).isZero();
        assertThat(again.resume()).isZero();

        assertThat(alone.world.ledger).containsExactly("build");
        assertThat(asked.world.ledger).containsExactly("build", "switch");
        assertThat(again.world.ledger).containsExactly("build", "build", "switch");
        assertThat(asked.journal
                        .all(Event.Settled.class)
                        .getFirst()
                        .by()
                        .orElseThrow()
                        .name())
                .isEqualTo("Ada");
    }

    @Test
    void an_idempotent_step_runs_again() {
        var rehearsal = broken(run("build").idempotent(), new FakeWorld(), false);

        assertThat(rehearsal.resume()).isZero();

        assertThat(rehearsal.world.ledger).containsExactly("build", "build", "switch");
    }

    @Test
    void a_proof_decides_whether_it_was_done() {
        var done = broken(run("build").doneIf("is it built?"), new FakeWorld(), false);
        var not = broken(run("build").doneIf("is it built?"), new FakeWorld().script("is it built?", 1, ""), false);
        var unclear = broken(run("build").doneIf("is it built?"), new FakeWorld().script("is it built?", 2, ""), false);

        assertThat(done.resume()).isZero();
        assertThat(not.resume()).isZero();
        assertThat(unclear.resume()).isEqualTo(7);

        assertThat(done.world.ledger).containsExactly("build", "is it built?", "switch");
        assertThat(not.world.ledger).containsExactly("build", "is it built?", "build", "switch");
        assertThat(unclear.world.ledger).containsExactly("build", "is it built?");
    }

    @Test
    void a_run_that_is_over_stays_over() {
        var rehearsal = new Rehearsal(Plans.plan(run("build").step()), new FakeWorld());
        assertThat(rehearsal.begin()).isZero();

        assertThat(rehearsal.resume()).isZero();

        assertThat(rehearsal.world.ledger).containsExactly("build");
    }

    @Test
    void a_captured_secret_does_not_outlive_the_process() {
        var needs = look("use");
        needs.actions.clear();
        needs.actions.add(act(
                new deployspec.plan.Action.RunProcess(
                        "use",
                        deployspec.plan.Interpreter.BASH,
                        Optional.empty(),
                        new java.util.TreeMap<>(),
                        List.of("TOKEN"),
                        List.of()),
                deployspec.plan.Expect.EXIT_ZERO,
                deployspec.plan.Retry.NONE));
        var token = look("token");
        token.captures = List.of(new Capture(
                "TOKEN", true, new Capture.FromOutput(deployspec.plan.Measure.Stream.OUT, new Read.Words())));
        var rehearsal = new Rehearsal(
                Plans.plan(token.step(), person("pause").step(), needs.step()),
                new FakeWorld().script("token", 0, "hunter2"));
        assertThat(rehearsal.begin()).isEqualTo(7);
        rehearsal.world.withSomebody().says("pause", "done");

        assertThat(rehearsal.resume()).isEqualTo(1);

        assertThat(rehearsal.endings().getLast()).isEqualTo("use ERROR");
    }
}
