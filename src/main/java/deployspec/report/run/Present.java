package deployspec.report.run;

import deployspec.execute.OpenQuestions;
import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.plan.Action;
import deployspec.plan.PlannedStep;
import deployspec.plan.SideBySide;
import deployspec.plan.Stretch;
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
        var finder = new Finder(story);
        return SideBySide.in(story.plan())
                .beside(present)
                .map(step -> story.step(step.id()))
                .filter(step -> step.started().isPresent() && step.ending().isEmpty())
                .flatMap(step -> finder.inside(step).stream())
                .toList();
    }

    private record Finder(RunStory story) {
        Present find() {
            var step = step();
            return question(step)
                    .or(() -> step.flatMap(this::inside))
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

        private Optional<Present> inside(StepStory step) {
            return action(step).or(() -> watch(step));
        }

        private Optional<Present> action(StepStory step) {
            var last = step.last(Event.ActionStarted.class);
            var ended = step.last(Event.ActionEnded.class);
            return last.filter(l -> ended.map(e -> e.seq() < l.seq()).orElse(true))
                    .map(l -> {
                        var started = (Event.ActionStarted) l.event();
                        var until = step.step().actions().get(started.action()).action() instanceof Action.Pause pause
                                ? until(pause, l.at())
                                : Optional.<Instant>empty();
                        var again = started.attempt() > 1 ? ", attempt " + started.attempt() : "";
                        return present(step, started.what() + again, l.at(), until);
                    });
        }

        private Optional<Instant> until(Action.Pause pause, Instant since) {
            return switch (pause.until()) {
                case Action.Lasting lasting -> Optional.of(since.plus(lasting.duration()));
                case Action.Reaching reaching -> story.timetable().anchors().at(reaching.moment());
            };
        }

        private Optional<Present> watch(StepStory step) {
            return step.last(Event.WatchStarted.class).map(began -> {
                int taken = step.last(Event.Sampled.class)
                        .filter(s -> s.seq() > began.seq())
                        .map(s -> ((Event.Sampled) s.event()).sample())
                        .orElse(0);
                int all =
                        step.step().watch().stream().mapToInt(Stretch::samples).sum();
                return taken >= all
                        ? present(step, "the watch is over, and is judged", began.at(), Optional.empty())
                        : present(
                                step,
                                "watches: sample %d of %d".formatted(taken + 1, all),
                                began.at(),
                                Optional.of(due(step.step(), began.at(), taken + 1)));
            });
        }

        private static Instant due(PlannedStep step, Instant began, int sample) {
            var due = began;
            int left = sample;
            for (var stretch : step.watch()) {
                int here = Math.min(left, stretch.samples());
                due = due.plus(
                        here < stretch.samples() || left == here
                                ? stretch.every().multipliedBy(here)
                                : stretch.lasting());
                left -= here;
            }
            return due;
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

        private static Present present(StepStory step, String doing, Instant since, Optional<Instant> until) {
            return new Present(Optional.of(step), doing, since, until, Optional.empty(), List.of());
        }
    }
}
