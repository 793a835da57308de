package deployspec.execute;

import static deployspec.execute.Plans.automatic;
import static deployspec.execute.Plans.plan;
import static deployspec.execute.Plans.rollback;
import static deployspec.execute.Plans.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deployspec.execute.event.Event;
import deployspec.execute.port.Invocation;
import deployspec.execute.port.Output;
import deployspec.execute.port.Result;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedRollback;
import deployspec.plan.Question;
import deployspec.plan.Schedule;
import deployspec.report.run.RunScreen;
import deployspec.report.run.Screen;
import deployspec.tools.FakeTerminal;
import deployspec.value.Window;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Until when a rollback still fits is said in time, once each, and stands in the journal. The budget is five minutes. */
final class RetreatsTest {
    private final FakeWorld world = new FakeWorld();

    /** Said at the instant itself, while a script runs that takes half an hour. */
    @Test
    void it_is_said_when_there_is_something_to_take_back_when_the_time_is_near_and_when_it_has_passed() {
        lasting(Duration.ofMinutes(30));
        var rehearsal = new Rehearsal(over("T..T+20m", automatic()), world);
        var log = new FakeTerminal(200, true);
        rehearsal.with(new RunScreen(
                rehearsal.plan, "run-1", List.of(), Screen.plain(log.writer()), false, false, a -> Optional.empty()));

        assertThat(rehearsal.begin()).isZero();

        assertThat(told(rehearsal)).containsExactly("22:00 AHEAD 22:15", "22:05 NEAR 22:15", "22:15 PASSED 22:15");
        assertThat(log.lines().stream().filter(l -> l.contains("a rollback, which")))
                .containsExactly(
                        "22:00:00   a rollback, which may take 5m, fits until 22:15:00: it has to be over before 22:20:00, when A main ends",
                        "22:05:00 past 22:15:00 a rollback, which may take 5m, no longer fits before 22:20:00, when A main ends",
                        "22:15:00 since 22:15:00 a rollback, which may take 5m, no longer fits before 22:20:00, when A main ends");
    }

    /** Whoever decides may take half an hour. */
    @Test
    void whoever_decides_hears_of_it_as_much_earlier_as_a_decision_may_take() {
        lasting(Duration.ofMinutes(40));
        var decide = new PlannedRollback.ByPeople(new Question.Approve(
                List.of("lead"), 1, false, Optional.empty(), Optional.of(Duration.ofMinutes(30)), new Question.Fail()));
        var rehearsal = new Rehearsal(over("T..T+1h", decide), world);
        rehearsal.begin();
        assertThat(told(rehearsal)).containsExactly("22:00 AHEAD 22:55", "22:25 NEAR 22:55");
    }

    @Test
    void what_begins_too_late_is_told_so_at_once_and_once_alone() {
        lasting(Duration.ofMinutes(1));
        var rehearsal = new Rehearsal(over("T-10m..T+2m", automatic()), world);
        rehearsal.begin();
        assertThat(told(rehearsal)).containsExactly("22:00 PASSED 21:57");
    }

    @Test
    void nothing_is_said_once_a_rollback_is_under_way() {
        lasting(Duration.ofMinutes(30));
        world.invoke(Duration.ofMinutes(1), new Invocation.RollBack("Ada", "enough"));
        var rehearsal = new Rehearsal(over("T..T+20m", automatic()), world);
        assertThat(rehearsal.begin()).isEqualTo(4);
        assertThat(told(rehearsal)).containsExactly("22:00 AHEAD 22:15");
    }

    /** What was said before a crash is not said again. */
    @Test
    void a_resumed_run_goes_on_where_it_was() {
        lasting(Duration.ofMinutes(30));
        var rehearsal = new Rehearsal(over("T..T+20m", automatic()), world);
        rehearsal.journal.crashingBehind(6);
        assertThatThrownBy(rehearsal::begin).isInstanceOf(MemoryJournal.Crash.class);
        assertThat(rehearsal.journal.entries().getLast().event())
                .isEqualTo(rehearsal.journal.all(Event.RetreatTold.class).get(1));
        world.crash();
        rehearsal.journal.crashingBehind(Integer.MAX_VALUE);
        assertThat(rehearsal.resume()).isZero();
        assertThat(rehearsal.journal.all(Event.RetreatTold.class))
                .extracting(Event.RetreatTold::stage)
                .containsExactly(Event.Retreat.AHEAD, Event.Retreat.NEAR, Event.Retreat.PASSED);
    }

    private void lasting(Duration duration) {
        world.script("switch", new FakeWorld.Does(duration, new Result.ScriptEnded(0, Output.NONE, duration)));
    }

    private static Plan over(String at, PlannedRollback.Decision decide) {
        var change = run("switch").undone();
        var phase = Plans.phase("main", change.step());
        var timed = new PlannedBlock(
                phase.rank(),
                phase.id(),
                phase.number(),
                phase.title(),
                phase.about(),
                new Schedule(Optional.of(Window.parse(at)), false, Schedule.Late.NOTE, Optional.empty()),
                phase.owner(),
                phase.environment(),
                phase.when(),
                phase.after(),
                phase.runsOn(),
                phase.items());
        return plan(List.of(timed), rollback(decide, List.of(), change.undo()), List.of());
    }

    private static List<String> told(Rehearsal rehearsal) {
        return rehearsal.journal.entries().stream()
                .flatMap(e -> e.event() instanceof Event.RetreatTold told
                        ? Optional.of("%s %s %s"
                                        .formatted(
                                                e.at().toString().substring(11, 16),
                                                told.stage(),
                                                told.until().toString().substring(11, 16)))
                                .stream()
                        : Optional.<String>empty().stream())
                .toList();
    }
}
