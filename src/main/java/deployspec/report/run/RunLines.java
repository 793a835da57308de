package deployspec.report.run;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.event.RunRecord;
import deployspec.execute.event.Verdict;
import deployspec.plan.Ending;
import deployspec.plan.Plan;
import deployspec.plan.PlannedStep;
import deployspec.plan.SideBySide;
import deployspec.report.OneLine;
import deployspec.report.Style;
import deployspec.report.Times;
import deployspec.report.WorkflowCommand;
import deployspec.value.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells a run line by line while it goes on, in words that a screen reader, a log and a terminal all take. */
public final class RunLines {
    private final Plan plan;
    private final Screen to;
    private final Style style;
    private final boolean attended;
    private final String run;
    private final SideBySide sideBySide;
    private final Map<String, PlannedStep> steps = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Look> looks = new LinkedHashMap<>();
    private final List<Entry> entries;
    private final UnfoldingStory unfolding;
    private Optional<RunStory> story = Optional.empty();
    private final Beginnings beginnings;

    /**
     * @param before what was recorded earlier and is not told again
     * @param attended whether whoever reads this is asked at a prompt
     */
    public RunLines(Plan plan, String run, List<Entry> before, Screen to, boolean coloured, boolean attended) {
        this.plan = plan;
        this.entries = new ArrayList<>(before);
        this.unfolding = new UnfoldingStory(plan);
        before.forEach(unfolding::add);
        before.forEach(entry -> learn(entry.event()));
        this.to = to;
        this.run = run;
        this.attended = attended;
        this.style = new Style(coloured);
        this.sideBySide = SideBySide.in(plan);
        this.beginnings = new Beginnings(style);
        plan.allSteps().forEach(step -> steps.put(step.id(), step));
    }

    /** Returns whether it was worth a line. */
    public boolean recorded(Entry entry) {
        entries.add(entry);
        unfolding.add(entry);
        story = Optional.empty();
        learn(entry.event());
        if (entry.event() instanceof Event.StepStarted started) {
            beginnings.of(story(), story().step(started.step())).forEach(words -> line(entry.at(), words));
        }
        var words = isSaid(entry.event()) ? say(entry) : Optional.<String>empty();
        words.ifPresent(w -> line(entry.at(), branch(entry.event()) + w));
        return words.isPresent();
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

    /** All that is known of the run by now. */
    RunStory story() {
        if (story.isEmpty()) {
            story = Optional.of(unfolding.story(new RunRecord(plan, entries, "", 0, Optional.empty())));
        }
        return story.get();
    }

    /** How a gate looks that is polled is said when it differs from how it looked before. */
    private boolean isSaid(Event event) {
        if (event instanceof Event.StepStarted started) {
            looks.remove(started.step());
        }
        if (event instanceof Event.GateJudged judged) {
            var now = new Look(
                    judged.gate(), judged.verdict().result(), judged.verdict().reached());
            return !now.equals(looks.put(judged.step(), now));
        }
        return true;
    }

    private record Look(int gate, Verdict.Result result, Optional<Level.Kind> reached) {}

    /** What goes on, where it can't be written over. */
    void stillGoing(Instant at, String words) {
        line(at, style.quiet("  … " + words));
    }

    /** Something that a person asked for cannot be done; a sentence. */
    void refused(String why) {
        to.line("         " + style.doubtful("! " + in(why)));
    }

    private void learn(Event event) {
        if (event instanceof Event.RunStarted started) {
            values.putAll(started.inputs());
        } else if (event instanceof Event.Captured captured) {
            captured.value().ifPresent(v -> values.put(captured.name(), v));
        }
    }

    private Optional<String> say(Entry entry) {
        return switch (entry.event()) {
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
            case Event.StepStarted e -> Optional.of(style.strong("▸ " + name(e.step())) + inAnyCase(e.step()));
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
            case Event.RetreatTold e -> Optional.of(retreat(e, entry.at()));
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

    private String retreat(Event.RetreatTold e, Instant at) {
        var words = in(RetreatText.of(e, at));
        return switch (e.stage()) {
            case AHEAD -> style.quiet("  " + words);
            case NEAR, PASSED -> style.doubtful(words);
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

    private String inAnyCase(String id) {
        var step = steps.get(id);
        return step != null && step.role() == PlannedStep.Role.ALWAYS ? style.quiet(", in any case") : "";
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
        to.line(style.quiet(Times.time(at)) + " " + WorkflowCommand.inert(words));
    }
}
