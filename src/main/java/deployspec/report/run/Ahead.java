package deployspec.report.run;

import deployspec.execute.event.Event;
import deployspec.plan.PlannedStep;
import deployspec.report.run.RunStory.StepStory;
import java.util.List;
import java.util.Optional;

/**
 * What comes next in a run that is not over.
 *
 * @param next the first step that has not begun; what its condition says is not known yet
 * @param decision the first one at which a person or a gate decides
 */
record Ahead(Optional<PlannedStep> next, Optional<PlannedStep> decision) {
    static Ahead of(RunStory story) {
        boolean back = story.rollbackStarted().isPresent()
                && story.all(Event.RollbackEnded.class).isEmpty();
        List<PlannedStep> open = story.ended().isPresent()
                ? List.of()
                : story.steps().stream()
                        .filter(s -> s.inRollback() == back)
                        .filter(s -> s.started().isEmpty() && s.ending().isEmpty())
                        .map(StepStory::step)
                        .toList();
        return new Ahead(
                open.stream().findFirst(),
                open.stream()
                        .filter(s -> s.needsPerson() || !s.gates().isEmpty())
                        .findFirst());
    }
}
