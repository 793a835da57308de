package deployspec.execute;

import static deployspec.execute.Plans.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deployspec.execute.event.Event;
import deployspec.execute.port.Message;
import deployspec.execute.port.Reply;
import deployspec.plan.OnFailure;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedRollback;
import deployspec.plan.Question;
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
                .containsExactly(new Event.GateWaived(
                        "look", 0, "errors", "lead", "It is known", Optional.of(TODAY.toString()), Optional.empty()));
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

    private static final Options WAITS = new Options(true, false, true, Optional.empty());

    /** Whoever owns it may waive it. */
    private static Rehearsal asking(FakeWorld world) {
        var plan = plan(
                List.of(phase(
                        "main",
                        judged("look", gate("errors"), gate("errors"))
                                .onFailure(OnFailure.Response.ASK)
                                .step(),
                        run("switch").step())),
                rollback(
                        new PlannedRollback.ByPeople(new Question.Approve(
                                List.of("board"),
                                1,
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                new Question.KeepWaiting())),
                        List.of()),
                List.of(ratio("errors", Map.of(Level.Kind.TARGET, "< 0.1%"))));
        return new Rehearsal(plan, world).with(WAITS);
    }

    private static Message waives(String contact, long question, Optional<String> until) {
        var reply = new Reply(
                new Reply.Waived(Optional.of("errors"), "It is known", until),
                "Ada",
                Optional.of(contact),
                "another terminal");
        return new Message("d1ge57", "look.on-failure", question, reply);
    }

    @Test
    void what_is_waived_elsewhere_is_taken_up_at_once_and_the_next_gate_is_judged() {
        var rehearsal = asking(new FakeWorld().script("measure errors", 0, "3").script("measure errors", 0, "0"));
        rehearsal.world.hears(Duration.ofMinutes(3), waives("lead", 5, Optional.of(TODAY.toString())));

        assertThat(rehearsal.begin()).isZero();

        assertThat(rehearsal.journal.all(Event.Asked.class).getFirst().contacts())
                .containsExactly("lead", "cto");
        var waived = rehearsal.journal.all(Event.GateWaived.class).getFirst();
        assertThat(waived.person().orElseThrow().name() + " as " + waived.by()).isEqualTo("Ada as lead");
        assertThat(rehearsal.endings()).containsExactly("look FAILED", "look PASSED", "switch PASSED");
        assertThat(rehearsal.world.ledger).endsWith("switch");
    }

    @Test
    void a_waiver_of_a_stranger_or_of_yesterday_or_of_nothing_does_not_count() {
        var rehearsal = asking(new FakeWorld().script("measure errors", 0, "3"));
        rehearsal.world.hears(Duration.ofMinutes(1), waives("qa", 5, Optional.empty()));
        rehearsal.world.hears(
                Duration.ofMinutes(2),
                waives("lead", 5, Optional.of(TODAY.minusDays(1).toString())));
        rehearsal.world.hears(Duration.ofMinutes(3), waives("lead", 4, Optional.empty()));

        rehearsal.with(new Options(true, false, false, Optional.empty()));
        assertThat(rehearsal.begin()).isEqualTo(7);
        rehearsal.world.advance(Duration.ofMinutes(5));
        assertThat(rehearsal.resume()).isEqualTo(7);

        assertThat(rehearsal.journal.all(Event.Noted.class))
                .extracting(Event.Noted::text)
                .containsExactlyInAnyOrder(
                        "the waiver does not count: qa is none of those who may waive it",
                        "the waiver does not count: its last day, %s, has passed".formatted(TODAY.minusDays(1)),
                        "what was said from another terminal to `look.on-failure` does not count: that is not asked any more");
        assertThat(rehearsal.journal.all(Event.GateWaived.class)).isEmpty();
    }

    @Test
    void a_crash_behind_any_record_since_it_was_asked_loses_no_waiver() {
        for (int crash = 5; crash < 9; crash++) {
            var rehearsal =
                    asking(new FakeWorld().script("measure errors", 0, "3").script("measure errors", 0, "0"));
            rehearsal.world.hears(Duration.ofMinutes(3), waives("lead", 5, Optional.empty()));
            rehearsal.journal.crashingBehind(crash);
            assertThatThrownBy(rehearsal::begin).isInstanceOf(MemoryJournal.Crash.class);
            rehearsal.journal.crashingBehind(Integer.MAX_VALUE);
            rehearsal.world.crash();
            rehearsal.world.hears(Duration.ofMinutes(3), waives("lead", 5, Optional.empty()));

            assertThat(rehearsal.resume()).as("crash behind entry %d", crash).isZero();
            assertThat(rehearsal.journal.all(Event.GateWaived.class)).hasSize(1);
        }
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
