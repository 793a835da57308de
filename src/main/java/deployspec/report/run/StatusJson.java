package deployspec.report.run;

import deployspec.execute.event.RunRecord;
import deployspec.json.RecordJson;
import deployspec.plan.PlannedStep;
import deployspec.report.schedule.LastRetreat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a run stands, for programs: one object on one line; docs/runs.md says what stands in it. */
public final class StatusJson {
    /** Raised when a member changes its meaning or goes; new members may come. */
    static final String FORMAT = "deployspec.status/1";

    private StatusJson() {}

    private record Document(
            String format,
            Facts run,
            Optional<At> at,
            List<At> beside,
            Optional<Pace> pace,
            int steps,
            int ended,
            Optional<Step> next,
            Optional<Step> decision,
            Rollback rollback,
            Journal journal) {}

    /** Members that a list of runs has, too. */
    record Facts(
            String run,
            String spec,
            String plan,
            Optional<String> environment,
            String operator,
            String folder,
            Instant start,
            Instant began,
            boolean dryRun,
            String state,
            String why,
            Instant since,
            Optional<Long> process) {
        static Facts of(RunRecord run) {
            var begun = run.begun();
            var standing = Standing.of(run);
            return new Facts(
                    begun.run(),
                    begun.spec(),
                    begun.digest(),
                    begun.environment(),
                    begun.operator(),
                    begun.folder(),
                    begun.start(),
                    run.entries().getFirst().at(),
                    begun.dryRun(),
                    standing.state().word().replace(' ', '-'),
                    standing.why(),
                    standing.since(),
                    run.process());
        }
    }

    private record At(
            Optional<Step> step,
            String doing,
            Instant since,
            Optional<Instant> until,
            Optional<String> key,
            List<String> people) {}

    private record Step(String step, String number, String title) {}

    private record Pace(String number, Instant plannedFrom, Instant plannedTo, Instant began, Duration late) {}

    private record Rollback(boolean possible, Optional<Instant> began, Optional<Instant> fitsUntil) {}

    /** @param cutOff bytes behind the records that are none */
    record Journal(int records, String head, int cutOff) {
        static Journal of(RunRecord run) {
            return new Journal(run.entries().size(), run.head(), run.cutOff());
        }
    }

    public static String write(RunRecord run) {
        var story = RunStory.of(run);
        var ahead = Ahead.of(story);
        boolean over = story.ended().isPresent();
        return RecordJson.write(new Document(
                        FORMAT,
                        Facts.of(run),
                        over ? Optional.empty() : Optional.of(at(Present.of(story), story)),
                        over
                                ? List.of()
                                : Present.beside(story).stream()
                                        .map(present -> at(present, story))
                                        .toList(),
                        over ? Optional.empty() : pace(story),
                        story.told().size(),
                        (int) story.told().stream()
                                .filter(s -> s.ending().isPresent())
                                .count(),
                        ahead.next().map(s -> step(story, s)),
                        ahead.decision().map(s -> step(story, s)),
                        rollback(story),
                        Journal.of(run)))
                + "\n";
    }

    private static At at(Present present, RunStory story) {
        return new At(
                present.step().map(s -> step(story, s.step())),
                present.doing(),
                present.since(),
                present.until(),
                present.key(),
                present.people());
    }

    private static Step step(RunStory story, PlannedStep step) {
        return new Step(step.id(), step.number(), story.title(step));
    }

    private static Optional<Pace> pace(RunStory story) {
        return deployspec.report.run.Pace.of(story)
                .map(p -> new Pace(p.number(), p.planned().from(), p.planned().to(), p.began(), p.late()));
    }

    private static Rollback rollback(RunStory story) {
        return new Rollback(
                story.canGoBack(),
                story.rollbackStarted(),
                LastRetreat.of(story.plan(), story.timetable())
                        .filter(l -> story.canGoBack())
                        .map(LastRetreat::started));
    }
}
