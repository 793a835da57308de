package deployspec.report.run;

import deployspec.execute.OpenQuestions;
import deployspec.execute.event.Event;
import deployspec.execute.event.RunRecord;
import deployspec.plan.PlannedStep;
import deployspec.report.OneLine;
import deployspec.report.Style;
import deployspec.report.Times;
import deployspec.report.schedule.LastRetreat;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/** Where a run stands, for a person: what goes on, who is waited for, planned against actual, and what comes next. */
public final class StatusText {
    private static final Duration PUNCTUAL = Duration.ofMinutes(1);

    private final int width;
    private final Style style;

    /** @param width columns to write in */
    public StatusText(int width, boolean coloured) {
        this.width = width;
        this.style = new Style(coloured);
    }

    /**
     * @param now by which it is judged what is late
     * @param resume the command that goes on with the run
     */
    public String show(RunRecord run, Instant now, String resume) {
        var story = RunStory.of(run);
        var standing = Standing.of(run);
        var lines = new Lines(width, style);
        lines.line(style.strong(OneLine.of(run.begun().run())));
        lines.add("spec", spec(story));
        lines.add(
                "began",
                "%s by %s".formatted(Times.full(story.began()), run.begun().operator()));
        lines.coloured("state", state(standing.state()) + since(standing, now));
        var present = Present.of(story);
        if (!standing.why().endsWith(present.doing())) {
            lines.add("why", standing.why());
        }
        if (story.ended().isEmpty()) {
            present(lines, story, present, now);
            pace(lines, story, now);
        }
        lines.add("steps", counts(story));
        ahead(lines, story);
        goingBack(lines, story, now);
        watched(lines, story);
        if (run.cutOff() > 0) {
            lines.add("journal", cutOff(run, standing));
        }
        if (standing.state().canGoOn()) {
            lines.add("go on", resume);
        }
        return lines.toString();
    }

    private static String spec(RunStory story) {
        var begun = story.record().begun();
        return begun.spec() + begun.environment().map(e -> ", " + e).orElse("") + (begun.dryRun() ? ", dry run" : "");
    }

    private String state(Standing.State state) {
        var word = state.word();
        return switch (state) {
            case RUNNING -> style.strong(word);
            case DONE -> style.good(word);
            case WAITING, SUSPENDED -> style.doubtful(word);
            case BROKEN_OFF, FAILED, STOPPED, ROLLED_BACK, ROLLBACK_FAILED -> style.bad(word);
        };
    }

    private static String since(Standing standing, Instant now) {
        return ", last recorded at %s%s".formatted(Times.full(standing.since()), ago(standing.since(), now));
    }

    private static String ago(Instant then, Instant now) {
        return then.isAfter(now) ? "" : " (%s ago)".formatted(Times.rough(Duration.between(then, now)));
    }

    private static void present(Lines lines, RunStory story, Present present, Instant now) {
        present.step().ifPresent(step -> lines.add("at", named(story, step.step())));
        boolean asks = present.key().isPresent();
        lines.add(
                asks ? "asked" : "doing",
                present.doing()
                        + (present.since().equals(story.lastInstant())
                                ? ""
                                : ", since " + Times.time(present.since()) + ago(present.since(), now)));
        present.until().ifPresent(until -> lines.add(asks ? "lapses" : "until", Times.full(until) + in(until, now)));
        Present.beside(story)
                .forEach(other -> other.step()
                        .ifPresent(step -> lines.add(
                                "beside",
                                "%s: %s, since %s"
                                        .formatted(
                                                named(story, step.step()), other.doing(), Times.time(other.since())))));
        present.key().ifPresent(key -> {
            lines.add("waits for", String.join(", ", present.people()));
            lines.add("key", key);
        });
        OpenQuestions.of(story.entries())
                .answeredElsewhere()
                .forEach(open -> lines.add(
                        open.asked().isApproval() ? "approve" : "waive",
                        DecisionText.command(story.record().begun().run(), open.asked())));
    }

    private static String in(Instant until, Instant now) {
        var left = Duration.between(now, until);
        return left.isNegative()
                ? " (%s ago)".formatted(Times.rough(left.abs()))
                : " (in %s)".formatted(Times.rough(left));
    }

    private static void pace(Lines lines, RunStory story, Instant now) {
        Pace.of(story).ifPresent(pace -> {
            var late = pace.late();
            var planned = "%s %s was planned for %s to %s, began %s"
                    .formatted(
                            pace.number(),
                            story.wording().plain(pace.title()),
                            Times.full(pace.planned().from()),
                            Times.time(pace.planned().to()),
                            Times.time(pace.began()));
            boolean past = !pace.over() && now.isAfter(pace.planned().to());
            lines.add(
                    "plan",
                    planned
                            + (late.abs().compareTo(PUNCTUAL) < 0
                                    ? ", as planned"
                                    : ", %s %s"
                                            .formatted(Times.rough(late.abs()), late.isNegative() ? "early" : "late"))
                            + (past
                                    ? ", and should have ended %s ago"
                                            .formatted(Times.rough(Duration.between(
                                                    pace.planned().to(), now)))
                                    : ""));
        });
    }

    private static String counts(RunStory story) {
        var told = story.told();
        long ended = told.stream().filter(s -> s.ending().isPresent()).count();
        return "%d of %d ended".formatted(ended, told.size())
                + (ended == 0 ? "" : ": " + String.join(", ", story.endings()));
    }

    private static void ahead(Lines lines, RunStory story) {
        var ahead = Ahead.of(story);
        ahead.next().ifPresent(step -> lines.add("next", named(story, step)));
        ahead.decision()
                .filter(step -> !ahead.next().equals(Optional.of(step)))
                .ifPresent(step -> lines.add("decision", named(story, step)));
    }

    private static String named(RunStory story, PlannedStep step) {
        var owner =
                step.owner().map(o -> " (" + story.wording().contact(o) + ")").orElse("");
        return "%s %s%s".formatted(step.number(), story.title(step), owner);
    }

    private void goingBack(Lines lines, RunStory story, Instant now) {
        story.rollbackStarted().ifPresent(r -> lines.add("rollback", "began " + Times.full(r)));
        if (story.canGoBack()) {
            LastRetreat.of(story.plan(), story.timetable())
                    .ifPresentOrElse(
                            last -> lines.add(
                                    "rollback",
                                    (now.isAfter(last.started())
                                                    ? "possible, but since %s it no longer fits before %s, when %s"
                                                    : "possible; until %s it fits before %s, when %s")
                                            .formatted(
                                                    Times.time(last.started()),
                                                    Times.time(last.over()),
                                                    last.event(story.wording()))),
                            () -> lines.add("rollback", "possible"));
        }
    }

    /** What is looked at in the background and does not pass. */
    private static void watched(Lines lines, RunStory story) {
        var last = new TreeMap<String, Event.Watched>();
        story.all(Event.Watched.class).forEach(w -> last.put(w.threshold(), w));
        last.values().stream()
                .filter(w -> story.ended().isEmpty() && !w.verdict().opens())
                .forEach(w -> lines.add("watched", w.verdict().sentence()));
    }

    private static String cutOff(RunRecord run, Standing standing) {
        return standing.state() == Standing.State.RUNNING
                ? "a record is being written"
                : "its end, %d bytes, is no whole record; a resume sets it aside".formatted(run.cutOff());
    }
}
