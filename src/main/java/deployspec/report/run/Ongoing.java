package deployspec.report.run;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.event.Verdict;
import deployspec.execute.port.Attempt;
import deployspec.plan.Action;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedStep;
import deployspec.plan.Stretch;
import deployspec.report.run.RunStory.StepStory;
import deployspec.value.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something in a step that takes its time and asks nobody: a script, a request, a wait, a gate that is polled, a watch.
 *
 * @param doing a phrase
 * @param since when it began; the step, where its author has planned how long it takes
 * @param length what it is planned to take
 * @param next when something is due in it: its end, or the next look
 * @param said what it has said last, where that stands in the journal
 * @param samples what a watch has taken so far
 * @param attempt under which a script's output is kept
 */
record Ongoing(
        StepStory step,
        String doing,
        Instant since,
        Optional<Length> length,
        Optional<Instant> next,
        Optional<String> said,
        Optional<Samples> samples,
        Optional<Attempt> attempt) {

    /** @param limit whether it is stopped then, and not merely late */
    record Length(Duration duration, boolean limit) {}

    /** @param worst of the levels reached */
    record Samples(int taken, int planned, int bad, Optional<Level.Kind> worst) {
        static Samples of(List<Event.Sampled> samples, int planned) {
            return new Samples(
                    samples.isEmpty() ? 0 : samples.getLast().sample(),
                    planned,
                    (int) samples.stream()
                            .filter(s -> !s.verdict().opens())
                            .map(Event.Sampled::sample)
                            .distinct()
                            .count(),
                    samples.stream()
                            .map(Event.Sampled::verdict)
                            .map(Verdict::reached)
                            .flatMap(Optional::stream)
                            .max(Comparator.naturalOrder()));
        }
    }

    /** Whether it only waits for its end. */
    boolean isPause() {
        return next.isPresent() && said.isEmpty() && samples.isEmpty();
    }

    /** In the order in which their steps began: more than one where steps run side by side. */
    static List<Ongoing> all(RunStory story) {
        return story.steps().stream()
                .filter(step -> step.started().isPresent() && step.ending().isEmpty())
                .sorted(Comparator.comparing(Ongoing::begun))
                .flatMap(step -> of(story, step).stream())
                .toList();
    }

    private static Long begun(StepStory step) {
        return step.last(Event.StepStarted.class).map(Entry::seq).orElse(0L);
    }

    private static Optional<Ongoing> of(RunStory story, StepStory step) {
        return action(story, step).or(() -> step.step().watch().isEmpty() ? polling(step) : watch(step));
    }

    private static Optional<Ongoing> action(RunStory story, StepStory step) {
        var ended = step.last(Event.ActionEnded.class).map(Entry::seq).orElse(0L);
        return step.last(Event.ActionStarted.class)
                .filter(last -> last.seq() > ended)
                .flatMap(last -> action(story, step, last.at(), (Event.ActionStarted) last.event()));
    }

    private static Optional<Ongoing> action(
            RunStory story, StepStory step, Instant since, Event.ActionStarted started) {
        var planned = step.step().actions().get(started.action());
        var doing = started.what() + (started.attempt() > 1 ? ", attempt " + started.attempt() : "");
        return switch (planned.action()) {
            case Action.AskOperator ask -> Optional.empty();
            case Action.Pause pause -> Optional.of(pause(step, doing, since, until(story, pause, since)));
            case Action.CallHttp call -> Optional.of(work(step, doing, since, planned.timeout(), Optional.empty()));
            case Action.RunProcess run ->
                Optional.of(
                        work(step, doing, since, planned.timeout(), Optional.of(attempt(story, step.step(), started))));
        };
    }

    private static Ongoing work(
            StepStory step, String doing, Instant since, Duration timeout, Optional<Attempt> attempt) {
        var takes = step.step().schedule().takes();
        return new Ongoing(
                step,
                doing,
                takes.flatMap(t -> step.last(Event.StepStarted.class).map(Entry::at))
                        .orElse(since),
                Optional.of(takes.map(t -> new Length(t, false)).orElseGet(() -> new Length(timeout, true))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                attempt);
    }

    private static Attempt attempt(RunStory story, PlannedStep step, Event.ActionStarted started) {
        return new Attempt(step.id(), story.place(step.id()), started.attempt(), started.cookie());
    }

    private static Ongoing pause(StepStory step, String doing, Instant since, Optional<Instant> until) {
        return new Ongoing(
                step,
                doing,
                since,
                until.map(u -> new Length(Duration.between(since, u), false)),
                until,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<Instant> until(RunStory story, Action.Pause pause, Instant since) {
        return switch (pause.until()) {
            case Action.Lasting lasting -> Optional.of(since.plus(lasting.duration()));
            case Action.Reaching reaching -> story.timetable().anchors().at(reaching.moment());
        };
    }

    /** The gate that was looked at last, as long as it may still open. */
    private static Optional<Ongoing> polling(StepStory step) {
        var looks = ofThisRound(step, Event.GateJudged.class);
        if (looks.isEmpty()) {
            return Optional.empty();
        }
        var last = looks.getLast();
        var judged = (Event.GateJudged) last.event();
        var first = looks.stream()
                .filter(e -> ((Event.GateJudged) e.event()).gate() == judged.gate())
                .findFirst()
                .orElseThrow();
        var gate = step.step().gates().get(judged.gate());
        return gate.within()
                .filter(within -> !judged.verdict().opens()
                        && last.at().isBefore(first.at().plus(within)))
                .map(within -> polling(step, gate, within, first.at(), last.at(), judged));
    }

    private static Ongoing polling(
            StepStory step, PlannedGate gate, Duration within, Instant first, Instant last, Event.GateJudged judged) {
        var next = Stream.of(last.plus(gate.every()), first.plus(within))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new Ongoing(
                step,
                judged.title().isBlank() ? "waits for its gate" : "waits for “%s”".formatted(judged.title()),
                first,
                Optional.of(new Length(within, true)),
                Optional.of(next),
                Optional.of(judged.verdict().sentence()),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<Ongoing> watch(StepStory step) {
        return ofThisRound(step, Event.WatchStarted.class).stream()
                .findFirst()
                .map(Entry::at)
                .flatMap(began -> watch(step, began));
    }

    private static Optional<Ongoing> watch(StepStory step, Instant began) {
        var stretches = step.step().watch();
        var samples = Samples.of(
                ofThisRound(step, Event.Sampled.class).stream()
                        .map(e -> (Event.Sampled) e.event())
                        .toList(),
                stretches.stream().mapToInt(Stretch::samples).sum());
        return samples.taken() >= samples.planned()
                ? Optional.empty()
                : Optional.of(new Ongoing(
                        step,
                        "watches: " + OngoingText.samples(samples),
                        began,
                        Optional.of(new Length(
                                stretches.stream().map(Stretch::lasting).reduce(Duration.ZERO, Duration::plus), false)),
                        Optional.of(due(step.step(), began, samples.taken() + 1)),
                        Optional.empty(),
                        Optional.of(samples),
                        Optional.empty()));
    }

    private static Instant due(PlannedStep step, Instant began, int sample) {
        var due = began;
        int left = sample;
        for (var stretch : step.watch()) {
            int here = Math.min(left, stretch.samples());
            due = due.plus(
                    here < stretch.samples() || left == here ? stretch.every().multipliedBy(here) : stretch.lasting());
            left -= here;
        }
        return due;
    }

    /** A step that is tried again begins anew. */
    private static List<Entry> ofThisRound(StepStory step, Class<? extends Event> kind) {
        long began = begun(step);
        return step.entries().stream()
                .filter(e -> e.seq() > began && kind.isInstance(e.event()))
                .toList();
    }
}
