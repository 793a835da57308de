package deployspec.execute;

import static deployspec.execute.Plans.*;
import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.event.Event;
import deployspec.execute.event.Verdict.Result;
import deployspec.plan.Item;
import deployspec.plan.Plan;
import deployspec.plan.PlannedGate;
import deployspec.value.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GatesTest {
    private static Plan with(Map<Level.Kind, String> levels, Item... items) {
        return plan(List.of(phase("main", items)), Optional.empty(), List.of(ratio("errors", levels)));
    }

    private static final Map<Level.Kind, String> LEVELS =
            Map.of(Level.Kind.TARGET, "< 0.1%", Level.Kind.WARNING, "> 0.5%", Level.Kind.CRITICAL, "> 1%");

    @Test
    void a_gate_is_polled_until_it_opens() {
        var world = new FakeWorld()
                .script("measure errors", 0, "3")
                .script("measure errors", 0, "0.3")
                .script("measure errors", 0, "0.01");
        var rehearsal = new Rehearsal(
                with(
                        LEVELS,
                        judged("wait", polled("errors", Duration.ofMinutes(2))).step()),
                world);

        assertThat(rehearsal.begin()).isZero();

        assertThat(rehearsal.journal.all(Event.GateJudged.class))
                .extracting(e -> e.verdict().result())
                .containsExactly(Result.FAIL, Result.FAIL, Result.PASS);
    }

    @Test
    void a_gate_that_stays_shut_fails_the_step_when_its_time_is_over() {
        var world = new FakeWorld().script("measure errors", 0, "3");
        var rehearsal = new Rehearsal(
                with(
                        LEVELS,
                        judged("wait", polled("errors", Duration.ofMinutes(1))).step()),
                world);
        var begun = world.now();

        assertThat(rehearsal.begin()).isEqualTo(1);

        assertThat(rehearsal.endings()).containsExactly("wait FAILED");
        assertThat(Duration.between(begun, world.now())).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(70));
    }

    @Test
    void an_answer_that_holds_no_number_is_no_data_and_a_script_that_fails_an_error() {
        var empty = new Rehearsal(with(LEVELS, judged("look", gate("errors")).step()), new FakeWorld());
        var failing = new Rehearsal(
                with(LEVELS, judged("look", gate("errors")).step()),
                new FakeWorld().script("measure errors", 1, "0.01"));

        assertThat(empty.begin()).isEqualTo(1);
        assertThat(failing.begin()).isEqualTo(1);

        assertThat(empty.endings()).containsExactly("look NO_DATA");
        assertThat(failing.endings()).containsExactly("look ERROR");
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
