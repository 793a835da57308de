package deployspec.report.run;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.event.Verdict;
import deployspec.execute.port.Progress;
import deployspec.execute.port.Result;
import deployspec.execute.port.Task;
import deployspec.execute.port.Ticket;
import deployspec.plan.Ending;
import deployspec.plan.Plan;
import deployspec.plan.PlannedStep;
import deployspec.plan.SideBySide;
import deployspec.report.OneLine;
import deployspec.report.Style;
import deployspec.report.Times;
import deployspec.report.WorkflowCommand;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells a run line by line while it goes on, in words that a screen reader, a log and a terminal all take. */
public final class RunLines implements Progress {
    private final PrintWriter to;
    private final Style style;
    private final boolean attended;
    /** What the prompt asks that was opened last. */
    private String prompted = "";

    private final String run;
    private final Plan plan;
    private final SideBySide sideBySide;
    private final Map<String, PlannedStep> steps = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();

    /** @param attended whether whoever reads this is asked at a prompt */
    public RunLines(Plan plan, String run, PrintWriter to, boolean coloured, boolean attended) {
        this.to = to;
        this.run = run;
        this.attended = attended;
        this.style = new Style(coloured);
        this.plan = plan;
        this.sideBySide = SideBySide.in(plan);
        plan.allSteps().forEach(step -> steps.put(step.id(), step));
    }

    @Override
    public void recorded(Entry entry) {
        learn(entry.event());
        say(entry.event()).ifPresent(words -> line(entry.at(), branch(entry.event()) + words));
    }

    /** Lines of several branches come mixed, so each says whose it is. */
    private String branch(Event event) {
        return Belonging.step(event)
                .or(() -> Belonging.question(event)
                        .flatMap(key -> Belonging.asker(key, plan))
                        .map(PlannedStep::id))
                .flatMap(sideBySide::branchOf)
                .map(branch -> style.quiet(branch.number() + " │ "))
                .orElse("");
    }

    @Override
    public void started(Ticket ticket, Task task) {
        if (task instanceof Task.Ask ask) {
            prompted = ask.prompt().question();
        }
    }

    @Override
    public void ended(Ticket ticket, Result result) {}

    /** What ends by itself, and soon, is not worth a line, nor what the prompt says that is open. */
    @Override
    public void waiting(String why, Optional<Instant> until) {
        if (why.equals(prompted)) {
            return;
        }
        until.ifPresent(instant -> {
            to.println(style.quiet("         … " + in(why) + " until " + Times.time(instant)));
            to.flush();
        });
    }

    @Override
    public void refused(String why) {
        to.println("         " + style.doubtful("! " + in(why)));
        to.flush();
    }

    private void learn(Event event) {
        if (event instanceof Event.RunStarted started) {
            values.putAll(started.inputs());
        } else if (event instanceof Event.Captured captured) {
            captured.value().ifPresent(v -> values.put(captured.name(), v));
        }
    }

    private Optional<String> say(Event event) {
        return switch (event) {
            case Event.RunStarted e ->
                Optional.of(
                        style.strong("Run " + in(e.run())) + " of " + in(e.spec()) + ", T is " + Times.full(e.start()));
            case Event.Resumed e -> Optional.of(style.strong("Resumed") + " by " + in(e.operator()));
            case Event.Suspended e -> Optional.of(style.doubtful("Suspended") + ": " + in(e.reason()));
            case Event.Slept e ->
                Optional.of(style.doubtful("asleep") + ": for " + Times.took(e.lasting())
                        + " nobody carried out the run; what has to last begins anew");
            case Event.StartMoved e -> Optional.of("T is now " + Times.full(e.start()));
            case Event.BlockDecided e ->
                e.applies()
                        ? Optional.empty()
                        : Optional.of("- " + in(e.block()) + " is not applicable: " + in(e.reason()));
            case Event.Held e ->
                Optional.of(style.doubtful("held") + ": " + in(e.subject()) + " until " + Times.full(e.until()) + ", "
                        + in(e.reason()));
            case Event.Late e ->
                Optional.of(style.doubtful("late") + ": " + in(e.subject()) + " was planned to end at "
                        + Times.time(e.planned()));
            case Event.StepStarted e -> Optional.of(style.strong("▸ " + name(e.step())));
            case Event.BaselineRead e ->
                Optional.of("  baseline of " + in(e.threshold()) + " is "
                        + in(e.reading().text()));
            case Event.ActionStarted e -> Optional.of(style.quiet("  " + in(e.what())));
            case Event.ActionEnded e ->
                e.outcome() == Event.ActionOutcome.PASSED
                        ? Optional.empty()
                        : Optional.of("  " + style.bad(in(e.how())));
            case Event.Settled e -> Optional.of("  settled: " + in(e.reason()));
            case Event.Captured e ->
                Optional.of("  " + in(e.name()) + " = " + in(e.value().orElse("***")));
            case Event.Recorded e -> Optional.of("  recorded " + in(e.name()) + ": " + in(e.value()));
            case Event.FilesKept e -> e.problem().map(p -> "  " + style.doubtful("not kept: " + in(p)));
            case Event.GateJudged e -> Optional.of("  " + verdict(e.verdict()));
            case Event.GateWaived e ->
                Optional.of("  %s by %s%s%s: %s"
                        .formatted(
                                style.doubtful("waived"),
                                e.person().map(p -> in(p.name()) + " as ").orElse(""),
                                in(e.by()),
                                e.until().map(day -> " until " + in(day)).orElse(""),
                                in(e.why())));
            case Event.Sampled e ->
                Optional.of("  " + style.quiet("%d/%d ".formatted(e.sample(), e.of())) + verdict(e.verdict()));
            case Event.WatchStarted e -> Optional.of("  the watch begins");
            case Event.Dismissed e -> Optional.of("  dismissed by " + in(e.by().name()) + ": " + in(e.reason()));
            case Event.Watched e -> Optional.of("  watched: " + verdict(e.verdict()));
            case Event.Asked e ->
                attended || !(e.isApproval() || e.takesWaiver())
                        ? Optional.empty()
                        : Optional.of("  asked: " + in(DecisionText.command(run, e)));
            case Event.Answered e ->
                Optional.of("  %s said %s%s"
                        .formatted(
                                in(e.by().name()),
                                in(e.answer()),
                                e.reason().map(r -> ": " + in(r)).orElse("")));
            case Event.Approved e ->
                Optional.of("  %s %s%s"
                        .formatted(
                                in(e.by().name()),
                                e.agrees() ? "approved" : style.bad("refused"),
                                e.note().map(n -> ": " + in(n)).orElse("")));
            case Event.Lapsed e ->
                Optional.of("  " + style.doubtful("nobody answered in time: " + in(e.consequence())));
            case Event.StepEnded e -> Optional.of(ended(e));
            case Event.Responded e ->
                Optional.of("  " + e.resolution().name().toLowerCase(Locale.ROOT) + ": " + in(e.reason()));
            case Event.RollbackArmed e -> Optional.of(style.quiet("  from here on a rollback can be started"));
            case Event.RollbackTriggered e -> Optional.of(style.bad("Rollback triggered") + ": " + in(e.reason()));
            case Event.RollbackDecided e ->
                Optional.of(
                        e.start()
                                ? style.bad("Rolling back") + ": " + in(e.how())
                                : "Not rolling back: " + in(e.how()));
            case Event.RollbackStarted e -> Optional.empty();
            case Event.RollbackEnded e ->
                Optional.of((e.succeeded() ? style.strong("Rolled back") : style.bad("The rollback failed")) + " after "
                        + Times.took(e.took()));
            case Event.Escalated e ->
                Optional.of(style.doubtful("escalated")
                        + e.contact().map(c -> " to " + in(c)).orElse("") + ": " + in(Escalating.reason(e)));
            case Event.Told e ->
                Optional.of("  " + in(e.channel()) + ": "
                        + (e.outcome() == Event.Telling.NOT_SENT
                                ? style.bad(in(Escalating.outcome(e)))
                                : in(Escalating.outcome(e))));
            case Event.NobodyLeft e -> Optional.of(style.bad("escalated in vain") + ": " + in(Escalating.end(e)));
            case Event.Noted e -> Optional.of("note by " + in(e.who()) + ": " + in(e.text()));
            case Event.StopChosen e -> Optional.of("stopped by " + in(e.who()) + ": " + in(e.reason()));
            case Event.ProcedureEnded e -> Optional.empty();
            case Event.SignedOff e ->
                Optional.of("  signed by " + in(e.by().name())
                        + e.by().contact().map(c -> " as " + in(c)).orElse(""));
            case Event.RunEnded e -> Optional.empty();
        };
    }

    private String ended(Event.StepEnded e) {
        var ending = Endings.word(e.ending());
        var mark = switch (e.ending()) {
            case PASSED -> style.good("✓ " + ending);
            case SKIPPED, NOT_APPLICABLE -> style.quiet("- " + ending);
            case FAILED, NO_DATA, ERROR -> style.bad("✗ " + ending);
        };
        var which = e.ending() == Ending.NOT_APPLICABLE ? " " + name(e.step()) : "";
        return "  " + mark + which + (e.reason().isEmpty() || e.ending() == Ending.PASSED ? "" : ": " + in(e.reason()));
    }

    private String verdict(Verdict verdict) {
        var words = in(verdict.sentence());
        return switch (verdict.result()) {
            case PASS -> style.good("✓") + " " + words;
            case WARN -> style.doubtful("!") + " " + words;
            case FAIL, NO_DATA, ERROR -> style.bad("✗") + " " + words;
        };
    }

    private String name(String id) {
        var step = steps.get(id);
        return step == null
                ? id
                : step.number() + " " + in(step.title().with(n -> values.getOrDefault(n, "${" + n + "}")));
    }

    /** Whatever came from outside: nothing in it moves a cursor, looks like a line of ours, or is obeyed by who reads a log. */
    private static String in(String text) {
        return WorkflowCommand.inert(OneLine.of(text));
    }

    private void line(Instant at, String words) {
        to.println(style.quiet(Times.time(at)) + " " + WorkflowCommand.inert(words));
        to.flush();
    }
}
