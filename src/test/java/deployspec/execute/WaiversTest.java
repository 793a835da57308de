package deployspec.execute;

import static deployspec.execute.Plans.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deployspec.execute.event.Event;
import deployspec.plan.PlannedGate;
import deployspec.plan.Waiver;
import deployspec.value.Level;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A gate that may fail, by somebody's decision, until a day. */
final class WaiversTest {
    private static final LocalDate TODAY = LocalDate.ofInstant(new FakeWorld().now(), ZoneOffset.UTC);

    @Test
    void a_gate_that_fails_holds_nothing_up_until_its_waiver_has_ended() {
        var waived = rehearsal(TODAY, new FakeWorld().script("measure errors", 0, "3"));
        var expired = rehearsal(TODAY.minusDays(1), new FakeWorld().script("measure errors", 0, "3"));

        assertThat(waived.begin()).isZero();
        assertThat(expired.begin()).isEqualTo(1);

        assertThat(waived.endings()).containsExactly("look PASSED");
        assertThat(waived.journal.all(Event.GateWaived.class))
                .containsExactly(new Event.GateWaived("look", 0, "errors", "lead", "It is known", TODAY.toString()));
        assertThat(expired.endings()).containsExactly("look FAILED");
        assertThat(expired.journal.all(Event.GateWaived.class)).isEmpty();
    }

    @Test
    void what_measured_nothing_is_not_waived() {
        var empty = rehearsal(TODAY, new FakeWorld());
        var failing = rehearsal(TODAY, new FakeWorld().script("measure errors", 1, "3"));

        assertThat(empty.begin()).isEqualTo(1);
        assertThat(failing.begin()).isEqualTo(1);

        assertThat(empty.endings()).containsExactly("look NO_DATA");
        assertThat(failing.endings()).containsExactly("look ERROR");
    }

    @Test
    void what_was_waived_stays_waived_when_the_run_goes_on_after_the_last_day() {
        var rehearsal = rehearsal(TODAY, new FakeWorld().script("measure errors", 0, "3"));
        // Run, step, look, waiver.
        rehearsal.journal.crashingBehind(4);
        assertThatThrownBy(rehearsal::begin).isInstanceOf(MemoryJournal.Crash.class);
        assertThat(rehearsal.journal.all(Event.GateWaived.class)).hasSize(1);

        rehearsal.journal.crashingBehind(Integer.MAX_VALUE);
        rehearsal.world.advance(Duration.ofDays(2));

        assertThat(rehearsal.resume()).isZero();
        assertThat(rehearsal.journal.all(Event.GateJudged.class)).hasSize(1);
    }

    private static Rehearsal rehearsal(LocalDate until, FakeWorld world) {
        var gate = new PlannedGate(
                text("errors"),
                new PlannedGate.Against("errors"),
                Optional.empty(),
                Duration.ofSeconds(5),
                0,
                Optional.of(new Waiver("lead", text("It is known"), until.toString())));
        var plan = plan(
                List.of(phase("main", judged("look", gate).step())),
                Optional.empty(),
                List.of(ratio("errors", Map.of(Level.Kind.TARGET, "< 0.1%"))));
        return new Rehearsal(plan, world);
    }
}
