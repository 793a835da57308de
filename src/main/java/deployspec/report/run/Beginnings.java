package deployspec.report.run;

import deployspec.execute.event.Event;
import deployspec.plan.Item;
import deployspec.plan.PlannedBlock;
import deployspec.report.OneLine;
import deployspec.report.Style;
import deployspec.report.Times;
import deployspec.report.run.RunStory.StepStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said when a step begins, and with it a phase or a section: how far the run has come, and what begins late. */
final class Beginnings {
    private final Style style;
    private String phase = "";

    Beginnings(Style style) {
        this.style = style;
    }

    /** Lines to be said before the step itself; mostly none. */
    List<String> of(RunStory story, StepStory step) {
        var lines = new ArrayList<String>();
        var said = Optional.<String>empty();
        for (var item : story.plan().around(step.step().id())) {
            if (!(item instanceof Item.Numbered named)) {
                continue;
            }
            if (named instanceof PlannedBlock block && isPhase(block) && !step.inRollback()) {
                phase(story, block).ifPresent(lines::add);
            } else if (isFirst(story, item)) {
                late(story, named, step, said).ifPresent(lines::add);
            }
            said = lateness(story, named, step);
        }
        return lines;
    }

    private static boolean isPhase(PlannedBlock block) {
        return block.rank() == PlannedBlock.Rank.PHASE;
    }

    /** Said again by a process that goes on with it; where there is one phase alone, only what is planned of it. */
    private Optional<String> phase(RunStory story, PlannedBlock block) {
        if (block.id().equals(phase)) {
            return Optional.empty();
        }
        phase = block.id();
        return PhaseStory.all(story).stream()
                .filter(p -> p.block().id().equals(block.id())
                        && (p.of() > 1 || p.planned().isPresent()))
                .findFirst()
                .map(p -> style.strong(OneLine.of(p.named(story)))
                        + p.which().map(w -> ", phase " + w).orElse("")
                        + ", " + PhaseStory.steps(story)
                        + p.pace().map(pace -> ", " + coloured(pace)).orElse(""));
    }

    private String coloured(String pace) {
        return pace.endsWith("late") ? style.doubtful(pace) : pace;
    }

    /** Nothing in it has begun before, nor is tried again. */
    private static boolean isFirst(RunStory story, Item item) {
        return item.allSteps()
                        .flatMap(s -> story.step(s.id()).entries().stream())
                        .filter(e -> e.event() instanceof Event.StepStarted)
                        .count()
                == 1;
    }

    /** What is in something that is late is late, too: that goes without saying. */
    private Optional<String> late(RunStory story, Item.Numbered item, StepStory step, Optional<String> said) {
        return lateness(story, item, step)
                .filter(late -> !said.equals(Optional.of(late)))
                .map(late -> "  %s: %s was planned for %s"
                        .formatted(
                                style.doubtful(late),
                                OneLine.of(named(story, item)),
                                story.timetable()
                                        .span(item.id())
                                        .map(span -> Times.time(span.from()))
                                        .orElse("")));
    }

    private static Optional<String> lateness(RunStory story, Item.Numbered item, StepStory step) {
        return story.timetable()
                .span(item.id())
                .flatMap(span -> step.started().map(began -> Pace.words(span.from(), began)))
                .filter(pace -> pace.endsWith("late"));
    }

    private static String named(RunStory story, Item.Numbered item) {
        return item.number() + " " + story.wording().plain(item.title());
    }
}
