package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.port.Progress;
import deployspec.plan.Plan;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One run of one plan in a fake world, with all that a test wants to know of it. */
final class Rehearsal {
    final FakeWorld world;
    final Plan plan;
    MemoryJournal journal = new MemoryJournal();
    Options options = new Options(true, false, false, Optional.empty());
    Answers answers = Answers.NONE;
    Progress progress = Progress.NONE;

    Rehearsal(Plan plan, FakeWorld world) {
        this.plan = plan;
        this.world = world;
    }

    Rehearsal with(Options options) {
        this.options = options;
        return this;
    }

    Rehearsal with(Answers answers) {
        this.answers = answers;
        return this;
    }

    Rehearsal with(Progress progress) {
        this.progress = progress;
        return this;
    }

    int begin() {
        var start = new Event.RunStarted(
                "run-1",
                "specs/x.yaml",
                "d1ge57",
                Optional.of("production"),
                "Olga",
                "/srv",
                Instant.parse("2026-01-20T22:00:00Z"),
                new LinkedHashMap<>(),
                options.dryRun());
        return executor().begin(start);
    }

    int resume() {
        return executor().resume("Olga");
    }

    private Executor executor() {
        return new Executor(plan, world, journal, progress, options, answers);
    }

    /** The journal as lines that a person can follow. */
    String story() {
        return journal.entries().stream()
                .map(e -> "%s %s".formatted(e.at().toString().substring(11, 19), Story.line(e.event())))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    List<String> endings() {
        return journal.all(Event.StepEnded.class).stream()
                .map(e -> e.step() + " " + e.ending())
                .toList();
    }
}
