package deployspec.report.run;

import deployspec.execute.event.Entry;
import deployspec.execute.port.Attempt;
import deployspec.execute.port.Progress;
import deployspec.execute.port.Result;
import deployspec.execute.port.Task;
import deployspec.execute.port.Ticket;
import deployspec.plan.Plan;
import deployspec.report.Style;
import deployspec.report.Times;
import deployspec.report.run.LiveText.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Shows a run to whoever carries it out: what happens, line by line, and what goes on meanwhile. On a terminal that is one line
 * that is written over; anywhere else it is said now and then. While somebody is asked, nothing of it is shown.
 */
public final class RunScreen implements Progress {
    /** What a script writes is seen as soon as that; what has not changed is not written again. */
    private static final Duration LOOK = Duration.ofMillis(250);

    /** In a log, something that goes on is said again after that, unless something else was said. */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    /** In a log, what a script says takes no more. */
    private static final int LONGEST = 160;

    private static final String MARK = "… ";

    private final Screen screen;
    private final Style style;
    private final RunLines lines;
    private final Function<Attempt, Optional<String>> lastLine;
    private final Set<Ticket> questions = new HashSet<>();
    private Optional<Waiting> waiting = Optional.empty();
    private Optional<Awaited> awaited = Optional.empty();
    private Instant said = Instant.MIN;
    private String announced = "";

    /** What the executor waits for. */
    private record Awaited(String why, Optional<Instant> until) {}

    /**
     * @param before what had been recorded of the run when this process took it up
     * @param attended whether whoever reads this is asked at a prompt
     * @param lastLine what a script that runs has written last
     */
    public RunScreen(
            Plan plan,
            String run,
            List<Entry> before,
            Screen screen,
            boolean coloured,
            boolean attended,
            Function<Attempt, Optional<String>> lastLine) {
        this.screen = screen;
        this.style = new Style(coloured);
        this.lines = new RunLines(plan, run, before, screen, coloured, attended);
        this.lastLine = lastLine;
    }

    @Override
    public void recorded(Entry entry) {
        screen.clear();
        if (lines.recorded(entry)) {
            said = entry.at();
        }
    }

    @Override
    public void started(Ticket ticket, Task task) {
        if (task instanceof Task.Ask) {
            questions.add(ticket);
            screen.clear();
        }
    }

    @Override
    public void ended(Ticket ticket, Result result) {
        questions.remove(ticket);
    }

    @Override
    public void waiting(String why, Optional<Instant> until) {
        awaited = why.isBlank() ? Optional.empty() : Optional.of(new Awaited(why, until));
    }

    @Override
    public void refused(String why) {
        lines.refused(why);
    }

    @Override
    public Optional<Instant> tick(Instant now) {
        if (!questions.isEmpty()) {
            return Optional.empty();
        }
        waiting = awaited.map(a -> new Waiting(a.why(), since(a.why()).orElse(now), a.until()));
        var ongoing = Ongoing.all(lines.story());
        return screen.isLive() ? live(ongoing, now) : still(ongoing, now);
    }

    private Optional<Instant> since(String why) {
        return waiting.filter(w -> w.why().equals(why)).map(Waiting::since);
    }

    private Optional<Instant> live(List<Ongoing> ongoing, Instant now) {
        var words = text(now).of(ongoing, waiting, screen.room() - MARK.length());
        screen.live(words.isEmpty() ? "" : MARK + words);
        return Optional.of(now.plus(LOOK));
    }

    /** What ends at a known time is said when it begins; all that lasts, once a minute at most. */
    private Optional<Instant> still(List<Ongoing> ongoing, Instant now) {
        var what = what(ongoing);
        if (what.isEmpty()) {
            return Optional.empty();
        }
        boolean isNew = !what.equals(announced);
        announced = what;
        var next = ongoing.isEmpty()
                ? waiting.flatMap(Waiting::until)
                : ongoing.stream().flatMap(o -> o.next().stream()).min(Comparator.naturalOrder());
        if (isNew && next.isPresent()) {
            boolean isEnd = ongoing.stream().allMatch(Ongoing::isPause);
            say(now, ongoing, "", isEnd ? ", until " + Times.time(next.get()) : "");
        } else if (!now.isBefore(said.plus(SILENCE))) {
            say(now, ongoing, "still running: ", "");
        }
        return Optional.of(said.plus(SILENCE));
    }

    /** The same as long as nothing else goes on: the steps, or what is waited for between two. */
    private String what(List<Ongoing> ongoing) {
        if (ongoing.isEmpty()) {
            var step = Present.of(lines.story()).step().map(s -> s.step().id());
            return waiting.map(w -> "waits " + step.orElse(w.why())).orElse("");
        }
        return ongoing.stream().map(o -> o.step().step().id()).collect(Collectors.joining(" "));
    }

    private void say(Instant now, List<Ongoing> ongoing, String before, String after) {
        lines.stillGoing(now, before + text(now).of(ongoing, waiting, LONGEST) + after);
        said = now;
    }

    private LiveText text(Instant now) {
        return new LiveText(lines.story(), now, style, lastLine);
    }
}
