package deployspec.execute;

import static deployspec.execute.Plans.*;
import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.event.Verdict.Result;
import deployspec.plan.Item;
import deployspec.plan.OnFailure;
import deployspec.plan.Plan;
import deployspec.plan.PlannedGate;
import deployspec.plan.Stretch;
import deployspec.value.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WatchTest {
    private static final Map<Level.Kind, String> LEVELS =
            Map.of(Level.Kind.TARGET, "< 0.1%", Level.Kind.WARNING, "> 0.5%", Level.Kind.CRITICAL, "> 1%");

    private static final Instant BEGINNING = Instant.parse("2026-01-20T22:00:00Z");

    private static Plan with(Map<Level.Kind, String> levels, Item... items) {
        return plan(List.of(phase("main", items)), Optional.empty(), List.of(ratio("errors", levels)));
    }

    private static Stretch stretch(String lasting, String every) {
        return new Stretch(Duration.parse(lasting), Duration.parse(every), Optional.empty());
    }

    /** How many minutes after the beginning each of these events was written. */
    private static List<Long> minutes(Rehearsal rehearsal, Class<? extends Event> kind) {
        return rehearsal.journal.entries().stream()
                .filter(e -> kind.isInstance(e.event()))
                .map(Entry::at)
                .map(at -> Duration.between(BEGINNING, at).toMinutes())
                .toList();
    }

    @Test
    void each_stretch_has_a_cadence_of_its_own() {
        var ladder = judged("watch", gate("errors"))
                .ladder(stretch("PT1H", "PT20M"), stretch("PT2H", "PT1H"), stretch("PT30M", "PT30M"));
        var rehearsal = new Rehearsal(with(LEVELS, ladder.step()), new FakeWorld().reading("measure errors", t -> "0"));

        assertThat(rehearsal.begin()).isZero();

        assertThat(minutes(rehearsal, Event.Sampled.class)).containsExactly(20L, 40L, 60L, 120L, 180L, 210L);
    }

    @Test
    void what_is_in_warning_is_looked_at_as_often_as_in_the_closest_stretch() {
        var ladder = judged("watch", gate("errors")).ladder(stretch("PT20M", "PT10M"), stretch("PT2H", "PT1H"));
        var world = new FakeWorld()
                .reading("measure errors", t -> t.toMinutes() < 80 ? "0" : t.toMinutes() < 110 ? "0.7" : "0");
        var rehearsal = new Rehearsal(with(LEVELS, ladder.step()), world);

        assertThat(rehearsal.begin()).isZero();

        assertThat(minutes(rehearsal, Event.Sampled.class)).containsExactly(10L, 20L, 80L, 140L);
        assertThat(world.ledger).hasSize(4 + 3);
        assertThat(minutes(rehearsal, Event.Watched.class)).containsExactly(90L, 110L);
    }

    @Test
    void what_was_in_warning_before_the_watch_is_looked_at_closely_from_its_beginning() {
        var levels = Map.of(Level.Kind.ACCEPTABLE, "< 0.1%", Level.Kind.WARNING, "> 0.5%");
        var ladder = judged("watch", gate("errors")).ladder(stretch("PT1H", "PT1H"), stretch("PT10M", "PT10M"));
        var before = judged("before", gate("errors")).onFailure(OnFailure.Response.CONTINUE);
        var world = new FakeWorld().reading("measure errors", t -> t.toMinutes() < 25 ? "0.7" : "0");
        var rehearsal = new Rehearsal(with(levels, before.step(), ladder.step()), world);

        assertThat(rehearsal.begin()).isZero();

        assertThat(minutes(rehearsal, Event.Watched.class)).containsExactly(10L, 30L);
    }

    @Test
    void a_closer_look_tells_of_a_critical_level_and_is_no_sample() {
        var ladder = judged("watch", gate("errors")).ladder(stretch("PT10M", "PT10M"), stretch("PT1H", "PT1H"));
        var world = new FakeWorld()
                .reading("measure errors", t -> t.toMinutes() < 30 ? "0.7" : t.toMinutes() < 60 ? "3" : "0");
        var rehearsal = new Rehearsal(with(LEVELS, ladder.step()), world);

        assertThat(rehearsal.begin()).isZero();

        assertThat(minutes(rehearsal, Event.Escalated.class)).containsExactly(30L);
        assertThat(rehearsal.journal.all(Event.Sampled.class)).hasSize(2);
    }

    @Test
    void a_closer_look_triggers_the_rollback_before_the_next_sample() {
        var change = run("change").undone();
        var levels = Map.of(Level.Kind.TARGET, "< 0.1%", Level.Kind.WARNING, "> 0.5%", Level.Kind.ROLLBACK, "> 5%");
        var plan = plan(
                List.of(phase(
                        "main",
                        change.step(),
                        judged("watch", gate("errors"))
                                .ladder(stretch("PT10M", "PT10M"), stretch("PT2H", "PT2H"))
                                .step())),
                rollback(automatic(), List.of(), change.undo()),
                List.of(ratio("errors", levels)));
        var world = new FakeWorld().reading("measure errors", t -> t.toMinutes() < 35 ? "0.7" : "9");
        var rehearsal = new Rehearsal(plan, world);

        assertThat(rehearsal.begin()).isEqualTo(Exit.ROLLED_BACK.code());

        assertThat(minutes(rehearsal, Event.RollbackTriggered.class)).containsExactly(40L);
    }

    @Test
    void samples_that_fell_while_the_machine_was_asleep_are_no_data() {
        var watch = judged("watch", gate("errors")).ladder(stretch("PT1H", "PT10M"));
        var world = new FakeWorld()
                .reading("measure errors", t -> "0")
                .asleep(Duration.ofMinutes(15), Duration.ofMinutes(27));
        var rehearsal = new Rehearsal(with(LEVELS, watch.step()), world);

        assertThat(rehearsal.begin()).isEqualTo(1);

        assertThat(rehearsal.journal.all(Event.Sampled.class))
                .extracting(e -> e.verdict().result())
                .containsExactly(Result.PASS, Result.NO_DATA, Result.NO_DATA, Result.PASS, Result.PASS, Result.PASS);
        assertThat(rehearsal.journal.all(Event.Slept.class)).containsExactly(new Event.Slept(Duration.ofMinutes(22)));
        assertThat(rehearsal.endings()).containsExactly("watch NO_DATA");
    }

    @Test
    void the_last_sample_has_an_interval_too() {
        var watch = judged("watch", gate("errors")).ladder(stretch("PT10M", "PT10M"));
        var world =
                new FakeWorld().reading("measure errors", t -> "0").asleep(Duration.ofMinutes(5), Duration.ofHours(8));

        assertThat(new Rehearsal(with(LEVELS, watch.step()), world).begin()).isEqualTo(1);
    }

    @Test
    void what_has_to_last_begins_anew_after_a_sleep() {
        var levels = Map.of(Level.Kind.TARGET, "< 0.1%", Level.Kind.CRITICAL, "> 1% for 25m");
        var watch = judged("watch", gate("errors")).ladder(stretch("PT1H", "PT10M"));
        var awake = new FakeWorld().reading("measure errors", t -> t.toMinutes() < 45 ? "3" : "0");
        var asleep = new FakeWorld()
                .reading("measure errors", t -> t.toMinutes() < 45 ? "3" : "0")
                .asleep(Duration.ofMinutes(19), Duration.ofMinutes(10));
        var tolerant = new Rehearsal(with(levels, watch.step()), asleep);

        assertThat(new Rehearsal(with(levels, watch.step()), awake).begin()).isEqualTo(1);
        assertThat(tolerant.begin()).isZero();
    }

    @Test
    void a_gate_that_keeps_everybody_waiting_makes_no_other_late() {
        var slow = new FakeWorld.Does(
                Duration.ofSeconds(50),
                new deployspec.execute.port.Result.TimedOut(deployspec.execute.port.Output.NONE));
        var plan = plan(
                List.of(phase(
                        "main",
                        judged("watch", gate("errors"), gate("load"), gate("cpu"))
                                .ladder(stretch("PT3M", "PT1M"))
                                .step())),
                Optional.empty(),
                List.of(ratio("errors", LEVELS), ratio("load", LEVELS), ratio("cpu", LEVELS)));
        var world = new FakeWorld()
                .script("measure errors", slow)
                .script("measure load", slow)
                .script("measure cpu", 0, "0");
        var rehearsal = new Rehearsal(plan, world);

        assertThat(rehearsal.begin()).isEqualTo(1);

        var samples = rehearsal.journal.all(Event.Sampled.class);
        assertThat(samples).hasSize(9);
        assertThat(samples.stream().filter(s -> s.gate() == 2))
                .allMatch(s -> s.verdict().result() == Result.PASS);
        assertThat(samples.stream().filter(s -> s.gate() < 2))
                .allMatch(s -> s.verdict().result() == Result.ERROR);
        assertThat(rehearsal.endings()).containsExactly("watch ERROR");
    }

    @Test
    void a_watch_samples_at_the_end_of_each_interval_and_goes_on_to_its_end() {
        var world = new FakeWorld().script("measure errors", 0, "2").script("measure errors", 0, "0.01");
        var tolerant = new PlannedGate(
                text("errors"), new PlannedGate.Against("errors"), Optional.empty(), Duration.ofSeconds(5), 1);
        var rehearsal = new Rehearsal(
                with(
                        LEVELS,
                        judged("watch", tolerant)
                                .watch(Duration.ofHours(6), Duration.ofMinutes(30))
                                .step()),
                world);
        var begun = world.now();

        assertThat(rehearsal.begin()).isZero();

        var samples = rehearsal.journal.all(Event.Sampled.class);
        assertThat(samples).hasSize(12);
        assertThat(samples.getFirst().verdict().result()).isEqualTo(Result.FAIL);
        assertThat(rehearsal.journal.all(Event.Escalated.class)).hasSize(1);
        assertThat(Duration.between(begun, world.now()))
                .isBetween(Duration.ofHours(6), Duration.ofHours(6).plusMinutes(1));
    }

    @Test
    void a_sample_that_failed_beyond_what_is_tolerated_fails_the_watch_unless_somebody_dismisses_it() {
        var watch = judged("watch", gate("errors"))
                .watch(Duration.ofMinutes(10), Duration.ofMinutes(5))
                .step();
        var alone = new Rehearsal(
                with(LEVELS, watch),
                new FakeWorld().script("measure errors", 0, "2").script("measure errors", 0, "0"));
        var dismissed = new Rehearsal(
                with(LEVELS, watch),
                new FakeWorld()
                        .withSomebody()
                        .script("measure errors", 0, "2")
                        .script("measure errors", 0, "0")
                        .says("watch.dismiss-1", "dismiss"));

        assertThat(alone.begin()).isEqualTo(1);
        assertThat(dismissed.begin()).isZero();

        assertThat(alone.endings()).containsExactly("watch FAILED");
        assertThat(dismissed.endings()).containsExactly("watch PASSED");
    }

    @Test
    void in_a_watch_a_missed_target_and_a_warning_are_noted() {
        var world = new FakeWorld().script("measure errors", 0, "0.2").script("measure errors", 0, "0.7");
        var rehearsal = new Rehearsal(
                with(
                        LEVELS,
                        judged("watch", gate("errors"))
                                .watch(Duration.ofMinutes(10), Duration.ofMinutes(5))
                                .step()),
                world);

        assertThat(rehearsal.begin()).isZero();

        assertThat(rehearsal.journal.all(Event.Sampled.class))
                .extracting(e -> e.verdict().result())
                .containsExactly(Result.WARN, Result.WARN);
    }

    @Test
    void samples_that_fell_while_nobody_carried_out_the_run_are_no_data() {
        var watch = judged("watch", gate("errors"))
                .watch(Duration.ofMinutes(50), Duration.ofMinutes(5))
                .step();
        var rehearsal = new Rehearsal(with(LEVELS, watch), new FakeWorld().script("measure errors", 0, "0"));
        rehearsal.journal.crashingBehind(6);
        try {
            rehearsal.begin();
        } catch (MemoryJournal.Crash e) {
            rehearsal.world.crash();
        }
        rehearsal.world.advance(Duration.ofMinutes(20));

        assertThat(rehearsal.resume()).isEqualTo(1);

        var samples = rehearsal.journal.all(Event.Sampled.class);
        assertThat(samples).hasSize(10);
        assertThat(samples.stream().filter(s -> s.verdict().result() == Result.NO_DATA))
                .hasSizeBetween(3, 4);
    }
}
