package deployspec.report.run;

import deployspec.execute.OpenQuestions;
import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.plan.PlannedStep;
import deployspec.report.Times;
import deployspec.report.run.RunStory.StepStory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a run is about at this moment, or was about when it was left.
 *
 * @param step the innermost one that has begun and not ended; empty between steps
 * @param doing a phrase
 * @param since when that began
 * @param until when it ends or lapses, where that is known
 * @param key names the question that is waiting for an answer
 * @param people who may answer it
 */
record Present(
        Optional<StepStory> step,
        String doing,
        Instant since,
        Optional<Instant> until,
        Optional<String> key,
        List<String> people) {
    static Present of(RunStory story) {
        return new Finder(story).find();
    }

    /** What else goes on in the branches beside that, each with its step. */
    static List<Present> beside(RunStory story) {
        var present = of(story).step().map(s -> s.step().id()).orElse("");
        return Ongoing.all(story).stream()
                .filter(going -> !going.step().step().id().equals(present))
                .map(Present::of)
                .toList();
    }

    private static Present of(Ongoing going) {
        return new Present(
                Optional.of(going.step()), going.doing(), going.since(), going.next(), Optional.empty(), List.of());
    }

    private record Finder(RunStory story) {
        Present find() {
            var step = step();
            return question(step)
                    .or(this::ongoing)
                    .or(this::held)
                    .orElseGet(() -> new Present(
                            step,
                            step.map(s -> "judges and decides").orElse("goes on to the next step"),
                            story.lastInstant(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of()));
        }

        private Optional<StepStory> step() {
            return story.entries().reversed().stream()
                    .map(Entry::event)
                    .filter(Event.StepStarted.class::isInstance)
                    .map(e -> story.step(((Event.StepStarted) e).step()))
                    .filter(s -> s.ending().isEmpty())
                    .findFirst();
        }

        /** The last one: while somebody is asked, nothing else is done that could ask. */
        private Optional<Present> question(Optional<StepStory> step) {
            var open = OpenQuestions.of(story.entries()).all();
            return open.isEmpty() ? Optional.empty() : Optional.of(asked(step, open.getLast()));
        }

        private Present asked(Optional<StepStory> step, OpenQuestions.Open open) {
            var asked = open.asked();
            var asker = Belonging.asker(asked.key(), story.plan()).map(s -> story.step(s.id()));
            return new Present(
                    asker.or(() -> step),
                    asked.question(),
                    open.at(),
                    asked.deadline(),
                    Optional.of(asked.key()),
                    people(asked));
        }

        /** The roles of those who may answer: who is named, else the step's owner, else whoever carries the run out. */
        private List<String> people(Event.Asked asked) {
            var roles = asked.contacts().stream().map(story::role).toList();
            return roles.isEmpty()
                    ? List.of(Belonging.asker(asked.key(), story.plan())
                            .flatMap(PlannedStep::owner)
                            .map(story::role)
                            .orElseGet(story::operator))
                    : roles;
        }

        private Optional<Present> ongoing() {
            return Ongoing.all(story).stream().reduce((earlier, later) -> later).map(Present::of);
        }

        private Optional<Present> held() {
            var last = story.entries().getLast();
            return last.event() instanceof Event.Held held
                    ? Optional.of(new Present(
                            Optional.empty(),
                            "%s does not begin before %s".formatted(held.subject(), Times.full(held.until())),
                            last.at(),
                            Optional.of(held.until()),
                            Optional.empty(),
                            List.of()))
                    : Optional.empty();
        }
    }
}
