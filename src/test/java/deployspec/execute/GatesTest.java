package deployspec.execute;

import static deployspec.execute.Plans.*;
import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.event.Event;
import deployspec.execute.event.Verdict.Result;
import deployspec.json.RecordJson;
import deployspec.plan.Item;
import deployspec.plan.OnFailure;
import deployspec.plan.Plan;
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
    void the_last_look_at_a_gate_falls_on_the_end_of_its_time() {
        var world = new FakeWorld()
                .script("measure errors", 0, "3")
                .script("measure errors", 0, "3")
                .script("measure errors", 0, "0.01");
        var rehearsal = new Rehearsal(
                with(
                        LEVELS,
                        judged("wait", polled("errors", Duration.ofSeconds(7))).step()),
                world);

        assertThat(rehearsal.begin()).isZero();

        assertThat(rehearsal.journal.all(Event.GateJudged.class)).hasSize(3);
    }

    @Test
    void a_gate_whose_time_passed_while_nobody_looked_is_looked_at_once_more() {
        var rehearsal = new Rehearsal(
                with(
                        LEVELS,
                        judged("wait", polled("errors", Duration.ofMinutes(2))).step()),
                new FakeWorld().reading("measure errors", t -> t.toMinutes() < 5 ? "3" : "0.01"));
        rehearsal.journal.crashingBehind(5);
        try {
            rehearsal.begin();
        } catch (MemoryJournal.Crash e) {
            rehearsal.world.crash();
        }
        rehearsal.journal.crashingBehind(Integer.MAX_VALUE);
        rehearsal.world.advance(Duration.ofMinutes(10));

        assertThat(rehearsal.resume()).isZero();

        assertThat(rehearsal.journal.all(Event.GateJudged.class))
                .extracting(e -> e.verdict().result())
                .startsWith(Result.FAIL)
                .endsWith(Result.PASS);
    }

    @Test
    void a_target_that_must_last_opens_a_gate_once_it_has_lasted_without_a_break() {
        var rehearsal = new Rehearsal(
                with(
                        Map.of(Level.Kind.TARGET, "< 1% for 20s"),
                        judged("wait", polled("errors", Duration.ofMinutes(2))).step()),
                new FakeWorld().reading("measure errors", t -> t.toSeconds() == 15 ? "" : "0.5"));

        assertThat(rehearsal.begin()).isZero();

        var looks = rehearsal.journal.all(Event.GateJudged.class);
        assertThat(looks).extracting(e -> e.verdict().result()).hasSize(9).endsWith(Result.FAIL, Result.PASS);
        assertThat(looks.getLast().verdict().sentence())
                .isEqualTo("errors is 0.5 % (target < 1% for 20s) at 22:00:40Z, from bash");
    }

    @Test
    void each_way_of_not_passing_has_a_response_of_its_own() {
        var responses =
                new OnFailure(OnFailure.Response.ROLLBACK, OnFailure.Response.CONTINUE, OnFailure.Response.STOP);
        var change = run("change").undone();
        var plan = plan(
                List.of(phase(
                        "main",
                        change.step(),
                        judged("look", gate("errors")).onFailure(responses).step())),
                rollback(automatic(), List.of(), change.undo()),
                List.of(ratio("errors", LEVELS)));

        assertThat(new Rehearsal(plan, new FakeWorld().script("measure errors", 0, "3")).begin())
                .isEqualTo(Exit.ROLLED_BACK.code());
        assertThat(new Rehearsal(plan, new FakeWorld().script("measure errors", 0, "")).begin())
                .isEqualTo(Exit.DONE.code());
        assertThat(new Rehearsal(plan, new FakeWorld().script("measure errors", 9, "0")).begin())
                .isEqualTo(Exit.FAILED.code());
    }

    @Test
    void a_gate_compares_with_what_a_step_read_before() {
        var grown = Map.of(Level.Kind.TARGET, "<= baseline + 10%");
        var steps = new Item[] {
            look("before").baselines("errors").step(),
            run("change").step(),
            judged("after", gate("errors")).step()
        };
        var within = new Rehearsal(
                with(grown, steps),
                new FakeWorld().script("measure errors", 0, "10").script("measure errors", 0, "11"));
        var beyond = new Rehearsal(
                with(grown, steps),
                new FakeWorld().script("measure errors", 0, "10").script("measure errors", 0, "11.1"));
        var unknown = new Rehearsal(with(grown, steps), new FakeWorld().script("measure errors", 0, "none"));

        assertThat(within.begin()).isZero();
        assertThat(beyond.begin()).isEqualTo(1);
        assertThat(unknown.begin()).isEqualTo(1);

        assertThat(beyond.journal
                        .all(Event.GateJudged.class)
                        .getFirst()
                        .verdict()
                        .sentence())
                .isEqualTo("errors is 11.1 % (target <= baseline + 10%, baseline 10 %) at 22:00:04Z, from bash");
        assertThat(unknown.endings()).containsExactly("before NO_DATA");
        assertThat(unknown.world.ledger).doesNotContain("change");
    }

    @Test
    void a_threshold_may_read_its_own_baseline_when_it_is_first_compared_with() {
        var own = comparing(ratio("errors", Map.of(Level.Kind.TARGET, "<= baseline")), "measure before");
        var twice = List.of(phase(
                "main",
                judged("one", gate("errors")).step(),
                judged("two", gate("errors")).step()));
        var world = new FakeWorld().script("measure before", 0, "5").script("measure errors", 0, "5");
        var blind = new FakeWorld().script("measure before", 0, "").script("measure errors", 0, "5");

        assertThat(new Rehearsal(plan(twice, Optional.empty(), List.of(own)), world).begin())
                .isZero();
        var undecided = new Rehearsal(plan(twice, Optional.empty(), List.of(own)), blind);
        assertThat(undecided.begin()).isEqualTo(1);

        assertThat(world.ledger).containsExactly("measure before", "measure errors", "measure errors");
        assertThat(undecided.endings()).containsExactly("one NO_DATA");
    }

    @Test
    void a_verdict_stands_in_the_journal_with_all_that_it_rests_on() {
        var rehearsal = new Rehearsal(
                with(LEVELS, judged("look", gate("errors")).step()),
                new FakeWorld().script("measure errors", 0, "0.7"));

        rehearsal.begin();

        assertThat(RecordJson.write(
                        rehearsal.journal.all(Event.GateJudged.class).getFirst(), Event.class))
                .isEqualTo("""
                        {"kind":"gate-judged","gate":0,"step":"look","title":"errors","verdict":{"evidence":{"answer":"0.7","asked":"measure errors","source":"bash"},"meets":["warning"],"reached":"warning","reading":{"at":"2026-01-20T22:00:01Z","number":0.7,"text":"0.7","unit":"percent"},"result":"fail","sentence":"errors is 0.7 % (warning > 0.5%, target < 0.1%) at 22:00:01Z, from bash"}}""");
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
}
