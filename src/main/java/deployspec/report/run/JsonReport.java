package deployspec.report.run;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.event.KeptFile;
import deployspec.execute.event.Person;
import deployspec.execute.event.RunRecord;
import deployspec.execute.event.Verdict;
import deployspec.json.RecordJson;
import deployspec.plan.Ending;
import deployspec.report.run.RunStory.StepStory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** For programs: one object on one line; docs/runs.md says what stands in it. */
record JsonReport() implements RunFormat {
    /** Raised when a member changes its meaning or goes; new members may come. */
    private static final String FORMAT = "deployspec.report/1";

    private record Document(
            String format,
            StatusJson.Facts run,
            String title,
            SequencedMap<String, String> inputs,
            List<Step> steps,
            Optional<Rollback> rollback,
            List<Statement> statements,
            List<Remark> notes,
            List<Escalation> escalations,
            StatusJson.Journal journal) {}

    private record Step(
            String step,
            String number,
            String title,
            boolean rollback,
            Optional<Instant> plannedFrom,
            Optional<Instant> plannedTo,
            Optional<Instant> began,
            Optional<Instant> ended,
            Optional<Ending> ending,
            Optional<String> reason,
            List<Judgement> verdicts,
            List<KeptFile> kept) {}

    private record Judgement(Instant at, int gate, String title, Optional<String> sample, Verdict verdict) {}

    private record Rollback(
            List<String> triggers,
            Optional<Instant> began,
            Optional<Boolean> succeeded,
            Optional<Duration> took,
            Optional<Duration> budget) {}

    private record Statement(Instant at, String on, String said, Person by) {}

    private record Escalation(Instant at, Event what) {}

    private record Remark(Instant at, String who, String text) {}

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String write(RunRecord run) {
        var story = RunStory.of(run);
        return RecordJson.write(new Document(
                        FORMAT,
                        StatusJson.Facts.of(run),
                        story.wording().plain(run.plan().head().title()),
                        run.begun().inputs(),
                        story.told().stream().map(s -> step(story, s)).toList(),
                        rollback(story),
                        Said.of(run.entries()).stream()
                                .map(s -> new Statement(s.at(), s.on(), s.what(), s.who()))
                                .toList(),
                        run.entries().stream().flatMap(JsonReport::remark).toList(),
                        run.entries().stream()
                                .filter(entry ->
                                        Escalating.sentence(entry.event()).isPresent())
                                .map(entry -> new Escalation(entry.at(), entry.event()))
                                .toList(),
                        StatusJson.Journal.of(run)))
                + "\n";
    }

    private static Step step(RunStory story, StepStory step) {
        var planned = story.timetable().span(step.step().id());
        return new Step(
                step.step().id(),
                step.step().number(),
                story.title(step.step()),
                step.inRollback(),
                planned.map(p -> p.from()),
                planned.map(p -> p.to()),
                step.started(),
                step.finished(),
                step.ending().map(Event.StepEnded::ending),
                step.ending().map(Event.StepEnded::reason).filter(r -> !r.isEmpty()),
                Judged.of(step).stream()
                        .map(j -> new Judgement(j.at(), j.gate(), j.title(), j.sample(), j.verdict()))
                        .toList(),
                step.kept());
    }

    private static Optional<Rollback> rollback(RunStory story) {
        var triggers = story.all(Event.RollbackTriggered.class);
        var ended = story.all(Event.RollbackEnded.class).stream().findFirst();
        return triggers.isEmpty()
                ? Optional.empty()
                : Optional.of(new Rollback(
                        triggers.stream().map(Event.RollbackTriggered::reason).toList(),
                        story.rollbackStarted(),
                        ended.map(Event.RollbackEnded::succeeded),
                        ended.map(Event.RollbackEnded::took),
                        ended.flatMap(Event.RollbackEnded::budget)));
    }

    private static Stream<Remark> remark(Entry entry) {
        return switch (entry.event()) {
            case Event.Noted noted -> Stream.of(new Remark(entry.at(), noted.who(), noted.text()));
            case Event.GateWaived waived ->
                Stream.of(new Remark(
                        entry.at(),
                        waived.by(),
                        "waived %s of %s%s: %s"
                                .formatted(
                                        waived.title(),
                                        waived.step(),
                                        waived.until()
                                                .map(day -> " until " + day)
                                                .orElse(""),
                                        waived.why())));
            default -> Stream.of();
        };
    }
}
