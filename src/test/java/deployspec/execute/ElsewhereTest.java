package deployspec.execute;

import static deployspec.execute.Plans.*;
import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.event.Event;
import deployspec.execute.port.Message;
import deployspec.execute.port.Reply;
import deployspec.plan.Plan;
import deployspec.plan.Question;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Answers that come from another terminal. */
final class ElsewhereTest {
    private static final Duration SOON = Duration.ofMinutes(3);

    private static Plan twoOfTheBoard() {
        var approve = new Question.Approve(
                List.of("board"), 2, true, Optional.empty(), Optional.empty(), new Question.KeepWaiting());
        return plan(ask("go", approve).step(), run("switch").step());
    }

    private static Plan oneOfTheBoard() {
        var approve = new Question.Approve(
                List.of("board"), 1, true, Optional.empty(), Optional.of(Duration.ofHours(1)), new Question.Fail());
        return plan(ask("go", approve).step(), run("switch").step());
    }

    private static Message says(String word, String contact, String who, long question) {
        var reply =
                new Reply(new Reply.Chosen(word, Optional.of("seen")), who, Optional.of(contact), "another terminal");
        return new Message("d1ge57", "go", question, reply);
    }

    private static long question(Rehearsal rehearsal) {
        return OpenQuestions.of(rehearsal.journal.entries())
                .named("go")
                .orElseThrow()
                .seq();
    }

    /** What happens before it is asked is the same whoever is there. */
    private static long questionOf(Plan plan) {
        var rehearsal = new Rehearsal(plan, new FakeWorld());
        rehearsal.begin();
        return question(rehearsal);
    }

    @Test
    void a_run_that_waits_takes_up_what_was_said_when_it_is_resumed() {
        var rehearsal = new Rehearsal(oneOfTheBoard(), new FakeWorld());
        assertThat(rehearsal.begin()).isEqualTo(7);

        rehearsal.world.hears(Duration.ZERO, says("approve", "cto", "Bob", question(rehearsal)));

        assertThat(rehearsal.resume()).isZero();
        assertThat(rehearsal.world.ledger).containsExactly("switch");
        var approved = rehearsal.journal.all(Event.Approved.class).getFirst();
        assertThat(approved.by().name() + " from " + approved.by().from()).isEqualTo("Bob from another terminal");
        assertThat(approved.note()).contains("seen");
        assertThat(rehearsal.world.messages()).isEmpty();
    }

    @Test
    void whoever_is_asked_at_the_terminal_is_asked_no_longer() {
        var world = new FakeWorld().withSomebody();
        var rehearsal = new Rehearsal(oneOfTheBoard(), world);
        world.hears(SOON, says("approve", "cto", "Bob", questionOf(rehearsal.plan)));

        assertThat(rehearsal.begin()).isZero();

        assertThat(world.prompts).hasSize(1);
        assertThat(world.ledger).containsExactly("switch");
    }

    @Test
    void two_say_it_at_once_and_both_count() {
        var rehearsal = new Rehearsal(twoOfTheBoard(), new FakeWorld().withSomebody());
        rehearsal.world.hears(SOON, says("approve", "cto", "Bob", questionOf(rehearsal.plan)));
        rehearsal.world.hears(SOON, says("approve", "lead", "Ada", questionOf(rehearsal.plan)));

        assertThat(rehearsal.begin()).isZero();

        assertThat(rehearsal.journal.all(Event.Approved.class)).hasSize(2);
    }

    @Test
    void one_refusal_from_elsewhere_is_a_no() {
        var rehearsal = new Rehearsal(oneOfTheBoard(), new FakeWorld().withSomebody());
        rehearsal.world.hears(SOON, says("refuse", "cto", "Bob", questionOf(rehearsal.plan)));

        assertThat(rehearsal.begin()).isEqualTo(1);
        assertThat(rehearsal.world.ledger).isEmpty();
    }

    @Test
    void nobody_else_is_heard() {
        var rehearsal = new Rehearsal(oneOfTheBoard(), new FakeWorld());
        assertThat(rehearsal.begin()).isEqualTo(7);
        long question = question(rehearsal);
        var right = says("approve", "cto", "Bob", question);
        rehearsal.world.hears(Duration.ZERO, says("approve", "qa", "Quinn", question));
        rehearsal.world.hears(Duration.ZERO, says("approve", "lead", "Olga", question));
        rehearsal.world.hears(Duration.ZERO, says("approve", "cto", "Bob", question - 1));
        rehearsal.world.hears(Duration.ZERO, new Message("another", "go", question, right.reply()));
        rehearsal.world.hears(Duration.ZERO, new Message("d1ge57", "switch", question, right.reply()));

        assertThat(rehearsal.resume()).isEqualTo(7);

        assertThat(rehearsal.journal.all(Event.Approved.class)).isEmpty();
        assertThat(rehearsal.journal.all(Event.Noted.class)).hasSize(5);
        assertThat(rehearsal.world.messages()).isEmpty();
    }

    @Test
    void unattended_it_stays_if_it_was_told_to_wait() {
        var rehearsal =
                new Rehearsal(oneOfTheBoard(), new FakeWorld()).with(new Options(true, false, true, Optional.empty()));
        rehearsal.world.hears(SOON, says("approve", "cto", "Bob", questionOf(rehearsal.plan)));

        assertThat(rehearsal.begin()).isZero();
        assertThat(rehearsal.journal.all(Event.Suspended.class)).isEmpty();
    }

    @Test
    void it_waits_no_longer_than_the_plan_says() {
        var rehearsal =
                new Rehearsal(oneOfTheBoard(), new FakeWorld()).with(new Options(true, false, true, Optional.empty()));
        var begun = rehearsal.world.now();

        assertThat(rehearsal.begin()).isEqualTo(1);
        assertThat(Duration.between(begun, rehearsal.world.now())).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void a_crash_behind_any_entry_since_it_was_asked_loses_no_answer() {
        int asked = (int) questionOf(oneOfTheBoard());
        for (int crash = asked; crash < asked + 4; crash++) {
            var rehearsal = new Rehearsal(oneOfTheBoard(), new FakeWorld().withSomebody());
            rehearsal.world.hears(SOON, says("approve", "cto", "Bob", questionOf(rehearsal.plan)));
            rehearsal.journal.crashingBehind(crash);
            try {
                rehearsal.begin();
            } catch (MemoryJournal.Crash e) {
                rehearsal.world.crash();
                assertThat(rehearsal.resume())
                        .as("crash behind entry %d", crash)
                        .isZero();
            }
            assertThat(rehearsal.world.ledger).containsExactly("switch");
            assertThat(rehearsal.journal.all(Event.Approved.class)).hasSize(1);
        }
    }
}
