package deployspec.execute;

import static deployspec.execute.Plans.*;
import static deployspec.execute.StepsTest.ERRORS;
import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.event.Event;
import deployspec.execute.port.Invocation;
import deployspec.execute.port.Output;
import deployspec.execute.port.Prompt;
import deployspec.execute.port.Result;
import deployspec.plan.OnFailure.Response;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock.After;
import deployspec.plan.PlannedRollback;
import deployspec.plan.Question;
import deployspec.value.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;

final class RollbackTest {
    private static final Draft MIGRATE = run("migrate").undone();
    private static final Draft SWITCH = run("switch").undone().onFailure(Response.ROLLBACK);
    private static final Draft AFTER = run("after").undone();

    /** Three steps and their undos, last first. */
    private static Plan plan(PlannedRollback.Decision decide, List<String> triggers) {
        return Plans.plan(
                List.of(phase("main", look("look").step(), MIGRATE.step(), SWITCH.step(), AFTER.step())),
                rollback(decide, triggers, AFTER.undo(), SWITCH.undo(), MIGRATE.undo()),
                List.of(ERRORS));
    }

    private static PlannedRollback.Decision people(Optional<Duration> within, Question.Otherwise otherwise) {
        return new PlannedRollback.ByPeople(
                new Question.Approve(List.of("lead"), 1, false, Optional.empty(), within, otherwise));
    }

    private static FakeWorld.Does lasts(Duration duration) {
        return new FakeWorld.Does(duration, new Result.ScriptEnded(0, Output.NONE, duration));
    }

    @Test
    void a_failed_step_takes_back_what_ran_last_first_and_nothing_else() {
        var rehearsal = new Rehearsal(plan(automatic(), List.of()), new FakeWorld().script("switch", 1, "no"));

        assertThat(rehearsal.begin()).isEqualTo(4);

        assertThat(rehearsal.world.ledger).containsExactly("look", "migrate", "switch", "undo-switch", "undo-migrate");
        Approvals.verify(rehearsal.story());
    }

    @Test
    void a_level_that_is_reached_while_a_script_runs_lets_it_end_and_starts_nothing_new() {
        var world = new FakeWorld()
                .script("migrate", lasts(Duration.ofMinutes(10)))
                .script("measure errors", 0, "0")
                .script("measure errors", 0, "1")
                .script("measure errors", 0, "9");
        var rehearsal = new Rehearsal(plan(automatic(), List.of("errors")), world);

        assertThat(rehearsal.begin()).isEqualTo(4);

        assertThat(world.ledger.stream().filter(s -> !s.startsWith("measure")))
                .containsExactly("look", "migrate", "undo-migrate");
        assertThat(rehearsal.journal.all(Event.RollbackTriggered.class))
                .extracting(Event.RollbackTriggered::trigger)
                .containsExactly(Event.Trigger.LEVEL);
    }

    @Test
    void a_level_that_must_last_fires_only_when_it_has_lasted() {
        var lasting = ratio("errors", Map.of(Level.Kind.TARGET, "< 0.1%", Level.Kind.ROLLBACK, "> 5% for 2m"));
        var plan = Plans.plan(
                List.of(phase("main", MIGRATE.step())),
                rollback(automatic(), List.of("errors"), MIGRATE.undo()),
                List.of(lasting));
        var peak = new FakeWorld()
                .script("migrate", lasts(Duration.ofMinutes(10)))
                .script("measure errors", 0, "9")
                .script("measure errors", 0, "9")
                .script("measure errors", 0, "0");
        var plateau =
                new FakeWorld().script("migrate", lasts(Duration.ofMinutes(10))).script("measure errors", 0, "9");

        assertThat(new Rehearsal(plan, peak).begin()).isZero();
        assertThat(new Rehearsal(plan, plateau).begin()).isEqualTo(4);
    }

    @Test
    void a_level_that_is_reached_while_a_person_thinks_withdraws_the_question() {
        var plan = Plans.plan(
                List.of(phase("main", MIGRATE.step(), person("look-around").step())),
                rollback(automatic(), List.of("errors"), MIGRATE.undo()),
                List.of(ERRORS));
        var world = new FakeWorld().withSomebody().reading("measure errors", t -> t.toMinutes() < 5 ? "0" : "9");
        var rehearsal = new Rehearsal(plan, world);

        assertThat(rehearsal.begin()).isEqualTo(4);

        assertThat(world.prompts).extracting(Prompt::key).containsExactly("look-around");
        assertThat(rehearsal.endings()).containsExactly("migrate PASSED", "undo-migrate PASSED");
    }

    @Test
    void levels_are_watched_from_the_first_change_on_and_not_before() {
        var world = new FakeWorld()
                .script("look", lasts(Duration.ofMinutes(10)))
                .script("migrate", lasts(Duration.ofMinutes(10)))
                .script("measure errors", 0, "0");

        assertThat(new Rehearsal(plan(automatic(), List.of("errors")), world).begin())
                .isZero();

        assertThat(world.ledger.subList(0, 3)).containsExactly("look", "migrate", "measure errors");
        assertThat(world.ledger.stream().filter("measure errors"::equals)).hasSizeBetween(20, 22);
    }

    @Test
    void a_level_is_acted_upon_as_soon_as_it_was_read() {
        var world = new FakeWorld()
                .script("migrate", lasts(Duration.ofMinutes(10)))
                .script("measure errors", 0, "0")
                .script("measure errors", 0, "9");
        var rehearsal = new Rehearsal(plan(automatic(), List.of("errors")), world);

        assertThat(rehearsal.begin()).isEqualTo(4);

        assertThat(rehearsal.journal.entries().stream()
                        .filter(e -> e.event() instanceof Event.RollbackTriggered)
                        .map(e -> e.at().toString()))
                .containsExactly("2026-01-20T22:00:32Z");
    }

    @Test
    void no_data_in_between_makes_a_level_begin_to_last_anew() {
        var lasting = ratio("errors", Map.of(Level.Kind.TARGET, "< 0.1%", Level.Kind.ROLLBACK, "> 5% for 2m"));
        var plan = Plans.plan(
                List.of(phase("main", MIGRATE.step())),
                rollback(automatic(), List.of("errors"), MIGRATE.undo()),
                List.of(lasting));
        var world = new FakeWorld()
                .script("migrate", lasts(Duration.ofMinutes(4)))
                .reading("measure errors", t -> t.toSeconds() == 120 ? "" : "9");
        var asleep = new FakeWorld()
                .script("migrate", lasts(Duration.ofMinutes(4)))
                .reading("measure errors", t -> "9")
                .asleep(Duration.ofSeconds(70), Duration.ofSeconds(50));

        assertThat(new Rehearsal(plan, world).begin()).isZero();
        assertThat(new Rehearsal(plan, asleep).begin()).isZero();
    }

    @Test
    void no_data_never_starts_a_rollback_but_somebody_is_told() {
        var world =
                new FakeWorld().script("migrate", lasts(Duration.ofMinutes(10))).script("measure errors", 0, "NaN");
        var rehearsal = new Rehearsal(plan(automatic(), List.of("errors")), world);

        assertThat(rehearsal.begin()).isZero();

        assertThat(rehearsal.journal.all(Event.Escalated.class)).isNotEmpty();
        assertThat(rehearsal.journal.all(Event.Watched.class)).hasSize(1);
    }

    @Test
    void a_person_may_hold_a_judgement_true_while_a_script_runs() {
        var world = new FakeWorld()
                .script("migrate", lasts(Duration.ofMinutes(10)))
                .invoke(Duration.ofMinutes(1), new Invocation.Judge("Ada", "It looks broken"));

        assertThat(new Rehearsal(plan(automatic(), List.of()), world).begin()).isEqualTo(4);

        assertThat(world.ledger).containsExactly("look", "migrate", "undo-migrate");
    }

    @Test
    void before_anything_has_changed_there_is_nothing_to_take_back() {
        var world = new FakeWorld()
                .script("look", lasts(Duration.ofMinutes(10)))
                .invoke(Duration.ofMinutes(1), new Invocation.RollBack("Ada", "I have a feeling"));

        assertThat(new Rehearsal(plan(automatic(), List.of()), world).begin()).isZero();
    }

    @Test
    void when_nobody_decides_in_time_what_the_plan_says_happens() {
        var starts = new Rehearsal(
                plan(people(Optional.of(Duration.ofMinutes(5)), new Question.Start()), List.of()),
                new FakeWorld().script("switch", 1, ""));
        var waits = new Rehearsal(
                plan(people(Optional.empty(), new Question.KeepWaiting()), List.of()),
                new FakeWorld().script("switch", 1, ""));

        assertThat(starts.begin()).isEqualTo(4);
        assertThat(waits.begin()).isEqualTo(7);

        assertThat(waits.world.ledger).containsExactly("look", "migrate", "switch");
    }

    @Test
    void declined_it_asks_what_is_to_be_done_about_the_step_instead() {
        var world = new FakeWorld()
                .withSomebody()
                .script("switch", 1, "")
                .script("switch", 0, "")
                .says("rollback-decision", "refuse", "no", "Ada", Optional.of("lead"))
                .says("switch.on-failure", "retry");
        var rehearsal = new Rehearsal(plan(people(Optional.empty(), new Question.KeepWaiting()), List.of()), world);

        assertThat(rehearsal.begin()).isZero();

        assertThat(world.ledger).containsExactly("look", "migrate", "switch", "switch", "after");
    }

    @Test
    void a_declined_level_does_not_fire_again_until_it_has_recovered() {
        var world = new FakeWorld()
                .withSomebody()
                .script("migrate", lasts(Duration.ofMinutes(10)))
                .script("measure errors", 0, "9")
                .says("rollback-decision", "refuse", "no", "Ada", Optional.of("lead"));
        var rehearsal =
                new Rehearsal(plan(people(Optional.empty(), new Question.KeepWaiting()), List.of("errors")), world);

        assertThat(rehearsal.begin()).isZero();

        assertThat(rehearsal.journal.all(Event.RollbackTriggered.class)).hasSize(1);
    }

    @Test
    void past_what_cannot_be_taken_back_it_asks_first() {
        var drop = run("drop").irreversible("the old tables are gone");
        var plan = Plans.plan(
                List.of(phase("main", drop.step(), SWITCH.step())),
                rollback(automatic(), List.of(), SWITCH.undo()),
                List.of());
        var alone = new Rehearsal(plan, new FakeWorld().script("switch", 1, ""));
        var asked = new Rehearsal(
                plan,
                new FakeWorld().withSomebody().script("switch", 1, "").says("rollback-decision.irreversible", "yes"));

        assertThat(alone.begin()).isEqualTo(7);
        assertThat(asked.begin()).isEqualTo(4);

        assertThat(asked.world.prompts.getFirst().explanation()).anyMatch(l -> l.endsWith("the old tables are gone"));
    }

    @Test
    void a_rollback_that_cannot_be_carried_to_its_end_has_failed() {
        var world = new FakeWorld()
                .withSomebody()
                .script("switch", 1, "")
                .script("undo-switch", 1, "")
                .says("undo-switch.on-failure", "stop");
        var rehearsal = new Rehearsal(plan(automatic(), List.of()), world);

        assertThat(rehearsal.begin()).isEqualTo(5);

        assertThat(world.ledger).containsExactly("look", "migrate", "switch", "undo-switch");
    }

    @Test
    void a_phase_for_after_a_rollback_follows_it() {
        var plan = Plans.plan(
                List.of(
                        phase("main", SWITCH.step()),
                        phase("tell", After.ROLLED_BACK, run("tell").step())),
                rollback(automatic(), List.of(), SWITCH.undo()),
                List.of());
        var world = new FakeWorld().script("switch", 1, "");

        assertThat(new Rehearsal(plan, world).begin()).isEqualTo(4);

        assertThat(world.ledger).containsExactly("switch", "undo-switch", "tell");
    }

    @Test
    void at_a_terminal_a_step_that_stops_the_run_offers_the_rollback_first() {
        var world = new FakeWorld().withSomebody().script("after", 1, "").says("after.on-failure", "rollback");

        assertThat(new Rehearsal(plan(automatic(), List.of()), world).begin()).isEqualTo(4);

        assertThat(world.ledger)
                .containsExactly("look", "migrate", "switch", "after", "undo-after", "undo-switch", "undo-migrate");
    }

    @Test
    void a_stop_lets_the_running_script_end() {
        var world = new FakeWorld()
                .script("migrate", lasts(Duration.ofMinutes(10)))
                .invoke(Duration.ofMinutes(1), new Invocation.Stop("Ada", "enough for today"));
        var rehearsal = new Rehearsal(plan(automatic(), List.of()), world);

        assertThat(rehearsal.begin()).isEqualTo(6);

        assertThat(world.ledger).containsExactly("look", "migrate");
        assertThat(rehearsal.journal.all(Event.ActionEnded.class)).hasSize(2);
    }
}
