package deployspec.execute;

import static deployspec.execute.Plans.act;
import static deployspec.execute.Plans.gate;
import static deployspec.execute.Plans.judged;
import static deployspec.execute.Plans.look;
import static deployspec.execute.Plans.person;
import static deployspec.execute.Plans.phase;
import static deployspec.execute.Plans.plan;
import static deployspec.execute.Plans.polled;
import static deployspec.execute.Plans.ratio;
import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.port.Attempt;
import deployspec.execute.port.Output;
import deployspec.execute.port.Result;
import deployspec.execute.port.Task;
import deployspec.execute.port.Ticket;
import deployspec.plan.Action;
import deployspec.plan.Ending;
import deployspec.plan.Expect;
import deployspec.plan.Item;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import deployspec.plan.Retry;
import deployspec.plan.Schedule;
import deployspec.report.run.RunScreen;
import deployspec.report.run.Screen;
import deployspec.tools.FakeTerminal;
import deployspec.value.Level;
import deployspec.value.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody sees who carries a run out, on a virtual clock and a terminal that is none. */
final class RunScreenTest {
    private static final Duration LONG = Duration.ofSeconds(150);

    private final FakeWorld world = new FakeWorld().withSomebody();

    /** A script, a wait, a gate that opens when it is looked at for the third time, a watch that gets worse, a question. */
    @Test
    void aTerminalHasOneLineThatIsWrittenOver() {
        script("copy", Duration.ofSeconds(4));
        world.reading(
                "measure errors", after -> after.toSeconds() < 20 ? "3" : after.toSeconds() < 26 ? "0.05" : "0.7");
        world.says("look-at-it", "done");
        var terminal = new FakeTerminal(80, true);
        var plan = everything(Duration.ofSeconds(20), Duration.ofSeconds(10));
        shown(
                plan,
                terminal,
                attempt -> Optional.of("copying layer \u001b[2J" + world.now().getEpochSecond() % 10 / 3));
        Approvals.verify(
                String.join("\n", terminal.frames()) + "\n\nand what stays:\n\n" + String.join("\n", terminal.lines()));
    }

    /** The same, longer, in a log. */
    @Test
    void aLogHasALineNowAndThen() {
        script("copy", LONG);
        world.reading(
                "measure errors", after -> after.toSeconds() < 400 ? "3" : after.toSeconds() < 450 ? "0.05" : "0.7");
        world.says("look-at-it", "done");
        var log = new FakeTerminal(200, true);
        var plan = everything(Duration.ofMinutes(5), Duration.ofMinutes(2));
        new Rehearsal(plan, world)
                .with(screen(Screen.plain(log.writer()), plan, a -> Optional.of("copying layer 2")))
                .begin();
        Approvals.verify(String.join("\n", log.lines()));
    }

    /** Nothing is written over while somebody types; that begins anew when they have answered. */
    @Test
    void nothingMovesWhileSomebodyIsAsked() {
        world.says("look-at-it", "done");
        var terminal = new FakeTerminal(80, true);
        var plan = plan(person("look-at-it").step());
        var written = new ArrayList<Integer>();
        var screen = screen(Screen.terminal(terminal.writer(), terminal::columns), plan, a -> Optional.empty());
        new Rehearsal(plan, world)
                .with(new Watched(screen) {
                    @Override
                    public void started(Ticket ticket, Task task) {
                        super.started(ticket, task);
                        written.add(terminal.written());
                    }

                    @Override
                    public void ended(Ticket ticket, Result result) {
                        written.add(terminal.written());
                        super.ended(ticket, result);
                    }
                })
                .begin();
        assertThat(written).hasSize(2);
        assertThat(written.get(1)).isEqualTo(written.get(0));
    }

    @Test
    void stepsThatRunSideBySideAreAllShown() {
        var terminal = new FakeTerminal(80, true);
        var plan = plan(look("copy").step(), look("build").step());
        var screen = screen(Screen.terminal(terminal.writer(), terminal::columns), plan, a -> Optional.of(a.step()));
        var begin = world.now();
        screen.recorded(new Entry(
                1,
                begin,
                new Event.RunStarted("r", "s", "d", Optional.empty(), "o", "/", begin, new LinkedHashMap<>(), false)));
        int seq = 1;
        for (var step : List.of("copy", "build")) {
            begin = begin.plusSeconds(50);
            screen.recorded(new Entry(++seq, begin, new Event.StepStarted(step)));
            screen.recorded(new Entry(++seq, begin, new Event.ActionStarted(step, 0, 1, step, "Run a script by bash")));
        }
        screen.tick(begin.plusSeconds(30));
        assertThat(terminal.lines().getLast())
                .isEqualTo("… 2 running: 1 copy 1m20s of at most 10m, 1 build 30s of at most 10m");
        screen.recorded(new Entry(++seq, begin, new Event.StepEnded("copy", Ending.PASSED, "", Optional.empty())));
        screen.tick(begin.plusSeconds(31));
        assertThat(terminal.lines().getLast()).isEqualTo("… 1 build · 31s of at most 10m · build");
    }

    /** However narrow the window, and whatever stands in a title or is said: the line never fills its row. */
    @ParameterizedTest
    @ValueSource(ints = {10, 20, 39, 40, 79, 80, 81, 119, 120})
    void noLineIsWiderThanTheWindow(int columns) {
        for (var text : List.of(
                "a".repeat(300),
                "漢字".repeat(80),
                "e\u0301".repeat(200),
                "👩‍👩‍👧‍👦🇩🇪❤️".repeat(30),
                "x\u202e\u001b[31m\t\r\n".repeat(40),
                "##[error]::error::".repeat(20))) {
            var terminal = new FakeTerminal(columns, true);
            var widest = new int[1];
            script("copy", Duration.ofSeconds(3));
            var plan = plan(titled("copy", text));
            new Rehearsal(plan, world)
                    .with(
                            new Watched(screen(
                                    Screen.terminal(terminal.writer(), terminal::columns),
                                    plan,
                                    a -> Optional.of(text))) {
                                @Override
                                public Optional<Instant> tick(Instant now) {
                                    var next = super.tick(now);
                                    widest[0] = Math.max(widest[0], terminal.width());
                                    return next;
                                }
                            })
                    .begin();
            assertThat(widest[0]).as(text).isBetween(1, columns - 1);
        }
    }

    /** A line that a narrower window has broken in two, or cut, is gone when the next one comes. */
    @ParameterizedTest
    @CsvSource({"120, 80, true", "120, 80, false", "80, 120, true", "80, 30, true", "120, 20, true", "80, 30, false"})
    void nothingIsLeftOfALineWhenTheWindowChanges(int before, int after, boolean breaksAnew) {
        script("copy", Duration.ofSeconds(10));
        var terminal = new FakeTerminal(before, breaksAnew);
        var plan = plan(look("copy").step());
        new Rehearsal(plan, world)
                .with(
                        new Watched(screen(
                                Screen.terminal(terminal.writer(), terminal::columns),
                                plan,
                                a -> Optional.of("x".repeat(200)))) {
                            private int ticks;

                            @Override
                            public Optional<Instant> tick(Instant now) {
                                if (++ticks % 5 == 0) {
                                    terminal.resize(ticks % 2 == 0 ? before : after);
                                }
                                return super.tick(now);
                            }
                        })
                .begin();
        assertThat(terminal.frames()).anyMatch(f -> f.contains("xxx"));
        assertThat(terminal.lines()).noneMatch(l -> l.contains("xx") || l.contains("…"));
    }

    /** When a phase begins it is said how far the run has come; what begins late says so once. */
    @Test
    void whatBeginsLateSaysSo() {
        script("copy", Duration.ofMinutes(12));
        var late = look("late");
        late.schedule = timed("T+1m..T+1h");
        var more = look("more");
        more.schedule = timed("T+12m..T+1h");
        var plan = plan(
                List.of(
                        block(
                                PlannedBlock.Rank.PHASE,
                                "first",
                                "T",
                                look("copy").step()),
                        block(
                                PlannedBlock.Rank.PHASE,
                                "second",
                                "T+5m..T+1h",
                                block(
                                        PlannedBlock.Rank.SECTION,
                                        "part",
                                        "T+5m..T+1h",
                                        look("one").step(),
                                        late.step()),
                                more.step()),
                        phase("third", look("last").step())),
                Optional.empty(),
                List.of());
        var log = new FakeTerminal(200, true);
        new Rehearsal(plan, world)
                .with(screen(Screen.plain(log.writer()), plan, a -> Optional.empty()))
                .begin();
        assertThat(log.lines().stream().filter(l -> !l.contains("✓") && !l.contains("Run") && !l.contains("running")))
                .containsExactly(
                        "22:00:00 A first, phase 1 of 3, 0 of 5 steps done, as planned",
                        "22:00:00 ▸ 1 copy",
                        "22:12:00 A second, phase 2 of 3, 1 of 5 steps done, 7m late",
                        "22:12:00 ▸ 1 one",
                        "22:12:01   11m late: 1 late was planned for 22:01:00",
                        "22:12:01 ▸ 1 late",
                        "22:12:02 ▸ 1 more",
                        "22:12:03 A third, phase 3 of 3, 4 of 5 steps done",
                        "22:12:03 ▸ 1 last",
                        "");
    }

    private static Schedule timed(String at) {
        return new Schedule(Optional.of(Window.parse(at)), false, Schedule.Late.NOTE, Optional.empty());
    }

    private static PlannedBlock block(PlannedBlock.Rank rank, String id, String at, Item... items) {
        var block = phase(id, items);
        return new PlannedBlock(
                rank,
                id,
                block.number(),
                block.title(),
                block.about(),
                timed(at),
                block.owner(),
                block.environment(),
                block.when(),
                block.after(),
                block.runsOn(),
                block.items());
    }

    private Plan everything(Duration within, Duration watched) {
        var pause = new Plans.Draft("breathe");
        pause.actions.add(
                act(new Action.Pause(new Action.Lasting(Duration.ofSeconds(3))), Expect.EXIT_ZERO, Retry.NONE));
        var copy = look("copy");
        copy.schedule = new Schedule(Optional.empty(), false, Schedule.Late.NOTE, Optional.of(Duration.ofSeconds(3)));
        var errors = ratio(
                "errors",
                Map.of(Level.Kind.TARGET, "< 0.1%", Level.Kind.WARNING, "> 0.5%", Level.Kind.CRITICAL, "> 1%"));
        return plan(
                List.of(phase(
                        "main",
                        copy.step(),
                        pause.step(),
                        judged("serve", polled("errors", within)).step(),
                        judged("stay", gate("errors"))
                                .watch(watched, watched.dividedBy(4))
                                .step(),
                        person("look-at-it").step())),
                Optional.empty(),
                List.of(errors));
    }

    private static PlannedStep titled(String id, String title) {
        var step = look(id).step();
        return new PlannedStep(
                step.id(),
                step.number(),
                step.role(),
                new deployspec.plan.Description(Plans.text(title), Optional.empty(), List.of(), List.of()),
                step.schedule(),
                step.owner(),
                step.environment(),
                step.values(),
                step.when(),
                step.confirm(),
                step.baselines(),
                step.actions(),
                step.captures(),
                step.records(),
                step.children(),
                step.watch(),
                step.gates(),
                step.onFailure(),
                step.effects(),
                step.keep());
    }

    private void script(String id, Duration takes) {
        world.script(id, new FakeWorld.Does(takes, new Result.ScriptEnded(0, Output.NONE, takes)));
    }

    private void shown(Plan plan, FakeTerminal terminal, Function<Attempt, Optional<String>> lastLine) {
        new Rehearsal(plan, world)
                .with(screen(Screen.terminal(terminal.writer(), terminal::columns), plan, lastLine))
                .begin();
    }

    private static RunScreen screen(Screen screen, Plan plan, Function<Attempt, Optional<String>> lastLine) {
        return new RunScreen(plan, "run-1", List.of(), screen, false, true, lastLine);
    }
}
