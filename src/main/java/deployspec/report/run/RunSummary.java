package deployspec.report.run;

import deployspec.execute.OpenQuestions;
import deployspec.execute.event.Event;
import deployspec.execute.event.RunRecord;
import deployspec.report.OneLine;
import deployspec.report.Style;
import deployspec.report.Times;
import deployspec.report.WorkflowCommand;
import deployspec.report.run.RunStory.StepStory;
import java.time.Duration;
import java.util.Optional;

/** The last screen of a run: how it ended and why, what did not pass, planned against actual, and where to read on. */
public final class RunSummary {
    private final int width;
    private final Style style;

    /** @param width columns of the terminal */
    public RunSummary(int width, boolean coloured) {
        this.width = width;
        this.style = new Style(coloured);
    }

    /**
     * @param resume the command that goes on with the run; shown while it is not over
     * @param report where the whole report lies
     */
    public String show(RunRecord run, String resume, String report) {
        var story = RunStory.of(run);
        var screen = new StringBuilder("\n")
                .append(style.quiet("─".repeat(Math.min(width, 72))))
                .append('\n');
        screen.append(headline(story)).append('\n');
        if (!story.endings().isEmpty()) {
            line(screen, "steps", String.join(", ", story.endings()));
        }
        line(screen, "took", Times.took(story.took()) + lateness(story));
        story.all(Event.RollbackEnded.class)
                .forEach(e -> line(
                        screen,
                        "rollback",
                        Times.took(e.took())
                                + e.budget()
                                        .map(b -> " of a budget of " + Times.took(b))
                                        .orElse("")));
        for (var step : story.steps()) {
            step.ending()
                    .filter(e -> !e.ending().opens())
                    .ifPresent(e -> line(
                            screen,
                            "✗ " + step.step().number(),
                            story.title(step.step()) + ": " + OneLine.of(e.reason())));
        }
        line(screen, "report", report);
        if (story.ended().isEmpty()) {
            OpenQuestions.of(run.entries())
                    .answeredElsewhere()
                    .forEach(open -> line(
                            screen,
                            open.asked().isApproval() ? "approve" : "waive",
                            OneLine.of(DecisionText.command(run.begun().run(), open.asked()))));
            line(screen, "go on", resume);
        }
        return WorkflowCommand.inert(screen.toString());
    }

    private String headline(RunStory story) {
        if (story.ended().isEmpty()) {
            var why = story.all(Event.Suspended.class);
            return style.doubtful("Not finished")
                    + (why.isEmpty() ? "" : ": " + OneLine.of(why.getLast().reason()));
        }
        var words = Endings.ofRun(story) + ": " + OneLine.of(story.ended().get().reason());
        return Endings.isGood(story) ? style.good(words) : style.bad(words);
    }

    /** The last planned instant that was reached, against the clock. */
    private static String lateness(RunStory story) {
        return story.steps().stream()
                .filter(s -> !s.inRollback())
                .flatMap(s -> late(story, s).stream())
                .reduce((earlier, later) -> later)
                .map(late -> late.toMinutes() >= 1
                        ? ", %d min behind the plan at %s".formatted(late.toMinutes(), "the last window")
                        : ", on plan")
                .orElse("");
    }

    private static Optional<Duration> late(RunStory story, StepStory step) {
        return story.timetable()
                .span(step.step().id())
                .flatMap(planned -> step.started().map(began -> Duration.between(planned.from(), began)));
    }

    private void line(StringBuilder screen, String name, String text) {
        screen.append(style.quiet("%-10s".formatted(name)))
                .append(' ')
                .append(text)
                .append('\n');
    }
}
