package deployspec.execute;

import static deployspec.execute.Plans.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import deployspec.execute.event.Event;
import deployspec.plan.ChangeWindows;
import deployspec.plan.Item;
import deployspec.plan.OnFailure;
import deployspec.plan.Plan;
import deployspec.plan.PlanFixtures;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedRollback;
import deployspec.value.ChangeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The world begins on Tuesday, 20 January 2026, at 22:00 UTC. */
final class WindowsTest {
    private static final String WHY =
            "outside the change windows of production (Wed 02:00..08:00 UTC), which open on Wed 2026-01-21 02:00 UTC";
    private static final Instant OPENS = Instant.parse("2026-01-21T02:00:00Z");

    @Test
    void what_changes_something_waits_until_the_window_opens_and_what_looks_does_not() {
        var rehearsal = new Rehearsal(
                within(
                        "Wed 02:00..08:00 UTC",
                        look("look").step(),
                        run("change").step()),
                new FakeWorld());

        assertThat(rehearsal.begin()).isZero();

        assertThat(rehearsal.journal.all(Event.Held.class)).containsExactly(new Event.Held("change", OPENS, WHY));
        assertThat(begins(rehearsal)).containsExactly("look 2026-01-20T22:00:00Z", "change 2026-01-21T02:00:00Z");
    }

    @Test
    void an_open_window_holds_nothing_up() {
        var rehearsal =
                new Rehearsal(within("Tue 20:00..02:00 UTC", run("change").step()), new FakeWorld());

        assertThat(rehearsal.begin()).isZero();

        assertThat(rehearsal.journal.all(Event.Held.class)).isEmpty();
    }

    @Test
    void only_the_start_of_a_step_has_to_lie_in_a_window() {
        var world = new FakeWorld()
                .script(
                        "long",
                        new FakeWorld.Does(
                                Duration.ofHours(3), FakeWorld.exits(0, "").result()));
        var rehearsal = new Rehearsal(
                within(
                        "Tue-Wed 22:00..23:00 UTC",
                        run("long").step(),
                        run("next").step()),
                world);

        assertThat(rehearsal.begin()).isZero();

        assertThat(begins(rehearsal)).containsExactly("long 2026-01-20T22:00:00Z", "next 2026-01-21T22:00:00Z");
    }

    @Test
    void the_wait_survives_a_crash_at_each_entry() {
        for (int entries = 1; entries <= 4; entries++) {
            var rehearsal = new Rehearsal(
                    within(
                            "Wed 02:00..08:00 UTC",
                            look("look").step(),
                            run("change").step()),
                    new FakeWorld());
            rehearsal.journal.crashingBehind(entries);
            assertThatThrownBy(rehearsal::begin).isInstanceOf(MemoryJournal.Crash.class);
            rehearsal.journal.crashingBehind(Integer.MAX_VALUE);

            assertThat(rehearsal.resume()).isZero();

            assertThat(begins(rehearsal)).contains("change 2026-01-21T02:00:00Z");
            assertThat(rehearsal.journal.all(Event.Held.class)).hasSize(1);
        }
    }

    @Test
    void somebody_may_start_all_the_same_and_says_why() {
        var rehearsal = new Rehearsal(
                within("Wed 02:00..08:00 UTC", run("change").step()),
                new FakeWorld().withSomebody().says("change.window", "start", "it burns", "Ada", Optional.empty()));

        assertThat(rehearsal.begin()).isZero();

        assertThat(begins(rehearsal)).containsExactly("change 2026-01-20T22:00:00Z");
        assertThat(rehearsal.journal.all(Event.Answered.class))
                .extracting(Event.Answered::key, a -> a.reason().orElse(""))
                .contains(tuple("change.window", "it burns"));
    }

    @Test
    void an_answers_file_may_say_it_and_yes_does_not() {
        var plan = within("Wed 02:00..08:00 UTC", run("change").step());
        var said = new Rehearsal(plan, new FakeWorld())
                .with(new Answers(
                        Optional.empty(),
                        new LinkedHashMap<>(Map.of(
                                "change.window",
                                new Answers.Word("start", Optional.of("it burns"), Optional.empty())))));
        var yes = new Rehearsal(plan, new FakeWorld()).with(new Options(true, false, false, Optional.empty()));

        assertThat(said.begin()).isZero();
        assertThat(yes.begin()).isZero();

        assertThat(begins(said)).containsExactly("change 2026-01-20T22:00:00Z");
        assertThat(begins(yes)).containsExactly("change 2026-01-21T02:00:00Z");
    }

    @Test
    void nobody_answers_and_the_window_opens() {
        var rehearsal =
                new Rehearsal(within("Wed 02:00..08:00 UTC", run("change").step()), new FakeWorld().withSomebody());

        assertThat(rehearsal.begin()).isZero();

        assertThat(begins(rehearsal)).containsExactly("change 2026-01-21T02:00:00Z");
    }

    @Test
    void a_rollback_is_held_by_no_window_and_says_that_it_lies_outside() {
        var tooLong =
                new FakeWorld.Does(Duration.ofHours(3), FakeWorld.exits(1, "").result());
        var failing = run("change").undone().onFailure(OnFailure.Response.ROLLBACK);
        var plan = within(
                "Tue 22:00..23:00 UTC",
                List.of(phase("main", failing.step())),
                rollback(automatic(), List.of(), run("change").undo()));
        var rehearsal = new Rehearsal(plan, new FakeWorld().script("change", tooLong));

        assertThat(rehearsal.begin()).isEqualTo(4);

        assertThat(begins(rehearsal))
                .containsExactly("change 2026-01-20T22:00:00Z", "undo-change 2026-01-21T01:00:00Z");
        assertThat(rehearsal.journal.all(Event.RollbackDecided.class))
                .extracting(Event.RollbackDecided::how)
                .containsExactly("automatically, outside the change windows of production, which hold no rollback up");
    }

    @Test
    void a_dry_run_waits_for_nothing() {
        var rehearsal = new Rehearsal(
                        within("Wed 02:00..08:00 UTC", run("change").step()), new FakeWorld())
                .with(new Options(true, true, false, Optional.empty()));

        assertThat(rehearsal.begin()).isZero();

        assertThat(rehearsal.journal.all(Event.Held.class)).isEmpty();
    }

    private static List<String> begins(Rehearsal rehearsal) {
        return rehearsal.journal.entries().stream()
                .filter(e -> e.event() instanceof Event.StepStarted)
                .map(e -> ((Event.StepStarted) e.event()).step() + " "
                        + e.at().truncatedTo(java.time.temporal.ChronoUnit.MINUTES))
                .toList();
    }

    private static Plan within(String window, Item... items) {
        return within(window, List.of(phase("main", items)), Optional.empty());
    }

    private static Plan within(String window, List<PlannedBlock> phases, Optional<PlannedRollback> rollback) {
        var plan = plan(phases, rollback, List.of());
        return PlanFixtures.with(
                plan,
                List.of(new ChangeWindows("production", List.of(ChangeWindow.parse(window)))),
                plan.escalation(),
                plan.channels(),
                plan.phases());
    }
}
