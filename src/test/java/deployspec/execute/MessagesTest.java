package deployspec.execute;

import static deployspec.execute.Plans.*;
import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.event.Event;
import deployspec.execute.event.Event.Telling;
import deployspec.execute.port.Happening;
import deployspec.execute.port.Invocation;
import deployspec.execute.port.Output;
import deployspec.execute.port.Result;
import deployspec.execute.port.Task;
import deployspec.plan.Action;
import deployspec.plan.EscalationHop;
import deployspec.plan.Plan;
import deployspec.plan.PlannedAction;
import deployspec.value.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Messages that do not get through at once: how often they are tried, and what waits for them. */
final class MessagesTest {
    private static final Instant BEGINNING = Instant.parse("2026-01-20T22:00:00Z");
    private static final String TEAM = "POST https://team.example.com/hook";
    private static final FakeWorld.Does HANGS =
            new FakeWorld.Does(Duration.ofSeconds(20), new Result.TimedOut(Output.NONE));
    private static final FakeWorld.Does REFUSES =
            new FakeWorld.Does(Duration.ZERO, new Result.Failed("refused the connection"));
    private static final Map<Level.Kind, String> LEVELS =
            Map.of(Level.Kind.TARGET, "< 0.1%", Level.Kind.ROLLBACK, "> 5%");

    private static FakeWorld.Does answers(int status) {
        return new FakeWorld.Does(Duration.ZERO, Result.HttpAnswered.whole(status, "", List.of()));
    }

    private static FakeWorld.Does comeBack(Duration after) {
        var answer = new Result.HttpAnswered(429, "", List.of(), Optional.empty(), Optional.of(after));
        return new FakeWorld.Does(Duration.ZERO, answer);
    }

    private static FakeWorld world(FakeWorld.Does... does) {
        var world = new FakeWorld();
        for (var one : does) {
            world.script(TEAM, one);
        }
        return world;
    }

    private static Draft telling(Action action) {
        var draft = new Draft("tell");
        draft.actions.add(PlannedAction.message(action));
        return draft;
    }

    private static Action team() {
        return posting("https://team.example.com/hook", "It starts");
    }

    private static Plan escalating(Plan plan) {
        var hop = new EscalationHop("qa", List.of("team"), Optional.of(Duration.ofMinutes(15)));
        return Plans.escalating(
                plan, List.of(hop), channel("team", posting("https://team.example.com/hook", "${MESSAGE}")));
    }

    /** How each attempt of a step's message ended; the next step is done in any case. */
    private static List<String> attempts(FakeWorld.Does... does) {
        var rehearsal = new Rehearsal(plan(telling(team()).step(), run("switch").step()), world(does));
        assertThat(rehearsal.begin()).isZero();
        assertThat(rehearsal.world.ledger).endsWith("switch");
        return rehearsal.journal.all(Event.ActionEnded.class).stream()
                .filter(e -> e.step().equals("tell"))
                .map(e -> e.outcome() + " " + e.code().map(String::valueOf).orElse("-"))
                .toList();
    }

    @Test
    void what_a_server_refuses_for_good_is_not_sent_again() {
        assertThat(attempts(answers(404))).containsExactly("FAILED 404");
        assertThat(attempts(answers(302))).containsExactly("FAILED 302");
        assertThat(attempts(answers(408), answers(204))).containsExactly("FAILED 408", "PASSED 204");
        assertThat(attempts(answers(503))).hasSize(5).containsOnly("FAILED 503");
        assertThat(attempts(REFUSES)).hasSize(5).containsOnly("ERROR -");
        assertThat(attempts(HANGS)).hasSize(3).containsOnly("ERROR -");
        assertThat(attempts(comeBack(Duration.ofHours(3)))).containsExactly("FAILED 429");
    }

    private static Event.Told told(FakeWorld.Does... does) {
        var rehearsal = new Rehearsal(escalating(plan(person("go").step())), world(does));
        assertThat(rehearsal.begin()).isEqualTo(7);
        return rehearsal.journal.all(Event.Told.class).getFirst();
    }

    @Test
    void a_message_is_sent_again_when_the_receiver_wants_it() {
        var patient = told(comeBack(Duration.ofSeconds(30)), answers(200));
        var busy = told(comeBack(Duration.ofHours(3)));
        var refused = told(REFUSES, answers(503), answers(200));

        assertThat(patient.outcome() + " " + patient.attempts()).isEqualTo("SENT 2");
        assertThat(patient.until()).contains(BEGINNING.plusSeconds(30).plus(Duration.ofMinutes(15)));
        assertThat(busy.outcome() + " " + busy.attempts()).isEqualTo("NOT_SENT 1");
        assertThat(refused.outcome() + " " + refused.attempts()).isEqualTo("SENT 3");
        assertThat(refused.until()).contains(BEGINNING.plusSeconds(6).plus(Duration.ofMinutes(15)));
    }

    @Test
    void a_receiver_that_never_answers_costs_little_more_than_a_minute() {
        var leaving = new Rehearsal(escalating(plan(person("go").step())), world(HANGS));
        var telling = new Rehearsal(plan(telling(team()).step()), world(HANGS));

        assertThat(leaving.begin()).isEqualTo(7);
        assertThat(telling.begin()).isZero();

        assertThat(Duration.between(BEGINNING, leaving.world.now())).isEqualTo(Duration.ofSeconds(66));
        assertThat(Duration.between(BEGINNING, telling.world.now())).isEqualTo(Duration.ofSeconds(66));
        assertThat(leaving.journal.all(Event.Told.class).getFirst().outcome()).isEqualTo(Telling.NOT_SENT);
    }

    @Test
    void a_message_that_cannot_be_made_stops_nothing() {
        var nowhere = telling(posting("https://team.example.com/${NOBODY_KNOWS}", "It starts"));
        var rehearsal = new Rehearsal(plan(nowhere.step(), run("switch").step()), new FakeWorld());

        assertThat(rehearsal.begin()).isZero();

        assertThat(rehearsal.journal.all(Event.ActionEnded.class).getFirst().how())
                .startsWith("the value of NOBODY_KNOWS is not known");
        assertThat(rehearsal.world.ledger).containsExactly("switch");
    }

    @Test
    void what_may_have_been_sent_is_sent_again_with_the_same_key() {
        var rehearsal = new Rehearsal(plan(telling(team()).step(), run("switch").step()), world(HANGS, answers(200)));
        // Behind the first thing that is recorded while it is on its way: nobody saw its end.
        rehearsal.world.after(
                Duration.ofSeconds(1), new Happening.Invoked(new Invocation.Note("Ada", "it takes long")));
        rehearsal.journal.crashingBehind(4);
        try {
            rehearsal.begin();
        } catch (MemoryJournal.Crash e) {
            rehearsal.world.crash();
        }

        assertThat(rehearsal.resume()).isZero();

        var bodies = rehearsal.world.tasks.stream()
                .filter(task -> task instanceof Task.CallHttp)
                .map(task -> ((Task.CallHttp) task).body().orElseThrow())
                .toList();
        assertThat(bodies).hasSize(2).allMatch(body -> body.contains("\"key\":\"run-1.tell\""));
        assertThat(rehearsal.journal.all(Event.Settled.class)).hasSize(1);
    }

    @Test
    void a_rollback_waits_for_no_message() {
        var change = run("change").undone();
        var plan = plan(
                List.of(phase(
                        "main",
                        change.step(),
                        telling(team()).step(),
                        run("next").step())),
                rollback(automatic(), List.of("errors"), change.undo()),
                List.of(ratio("errors", LEVELS)));
        var world = world(HANGS).reading("measure errors", t -> t.toSeconds() < 25 ? "0" : "7");
        var rehearsal = new Rehearsal(plan, world);

        assertThat(rehearsal.begin()).isEqualTo(4);

        assertThat(at(rehearsal, Event.RollbackStarted.class))
                .isEqualTo(at(rehearsal, Event.RollbackTriggered.class))
                .isBefore(BEGINNING.plusSeconds(35));
        assertThat(at(rehearsal, Event.RollbackEnded.class)).isBefore(BEGINNING.plusSeconds(40));
        assertThat(world.ledger).endsWith("undo-change").doesNotContain("next");
        assertThat(rehearsal.journal.all(Event.ActionEnded.class).stream()
                        .filter(e -> e.step().equals("tell")))
                .as("the second attempt ends behind the rollback, and is recorded")
                .hasSize(2);
    }

    @Test
    void a_rollback_waits_for_nobody_to_be_told() {
        var change = run("change").undone();
        var watch = judged("watch", gate("errors"))
                .watch(Duration.ofMinutes(10), Duration.ofMinutes(5))
                .step();
        var plan = plan(
                List.of(phase("main", change.step(), watch)),
                rollback(automatic(), List.of(), change.undo()),
                List.of(ratio("errors", LEVELS)));
        var rehearsal = new Rehearsal(escalating(plan), world(HANGS).reading("measure errors", t -> "7"));

        assertThat(rehearsal.begin()).isEqualTo(4);

        assertThat(at(rehearsal, Event.RollbackEnded.class))
                .isBefore(BEGINNING.plus(Duration.ofMinutes(5)).plusSeconds(5));
        assertThat(rehearsal.journal.all(Event.Told.class).getFirst().outcome()).isEqualTo(Telling.NOT_SENT);
    }

    private static Instant at(Rehearsal rehearsal, Class<? extends Event> kind) {
        return rehearsal.journal.entries().stream()
                .filter(e -> kind.isInstance(e.event()))
                .findFirst()
                .orElseThrow()
                .at();
    }
}
