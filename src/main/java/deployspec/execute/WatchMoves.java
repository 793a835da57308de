package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.event.Verdict;
import deployspec.execute.event.Verdict.Evidence;
import deployspec.execute.event.Verdict.Result;
import deployspec.execute.judge.Judge;
import deployspec.execute.port.Prompt.Choice;
import deployspec.execute.port.Prompt.Kind;
import deployspec.execute.port.Reply;
import deployspec.plan.Ending;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedStep;
import deployspec.value.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Samples all gates of a step at the end of each interval; a watch goes on to its end. */
record WatchMoves(Situation situation, PlannedStep step) {
    Optional<Move> next() {
        var round = situation.state().step(step.id()).round;
        if (round.watchStarted.isEmpty()) {
            return Optional.of(Move.write(new Event.WatchStarted(step.id())));
        }
        var due = situation.dryRun() ? List.of(round.watchStarted.get()) : due(round.watchStarted.get());
        for (int n = 1; n <= due.size(); n++) {
            var taken = round.samples.getOrDefault(n, Map.of());
            for (int gate = 0; gate < step.gates().size(); gate++) {
                if (!taken.containsKey(gate)) {
                    return Optional.of(sample(n, gate, due));
                }
            }
        }
        return judged(round, due.size());
    }

    private List<Instant> due(Instant start) {
        var due = new ArrayList<Instant>();
        var from = start;
        for (var stretch : step.watch()) {
            for (int i = 1; i <= stretch.samples(); i++) {
                due.add(from.plus(stretch.every().multipliedBy(i)));
            }
            from = from.plus(stretch.lasting());
        }
        return due;
    }

    private Move sample(int n, int index, List<Instant> due) {
        var gate = step.gates().get(index);
        var at = due.get(n - 1);
        if (at.isAfter(situation.now())) {
            return Move.await("sample %d of %d of “%s”".formatted(n, due.size(), situation.title(step)), at);
        }
        var gates = new GateMoves(situation, step);
        var name = "sample " + step.id() + " " + n + " " + index;
        boolean missed = n < due.size() && !due.get(n).isAfter(situation.now()) && !underWay(n);
        if (missed) {
            var sentence = gates.title(gate) + " has no data: the sample was not taken in its interval";
            var verdict = new Verdict(
                    Result.NO_DATA, Optional.empty(), List.of(), Optional.empty(), new Evidence("", "", ""), sentence);
            return Move.write(new Event.Sampled(step.id(), index, gates.title(gate), n, due.size(), verdict));
        }
        var key = gates.key(index, gate);
        return switch (gates.verdict(gate, name, key, Judge.Place.WATCH)) {
            case Sought.Pending<Verdict> pending -> pending.move();
            case Sought.Got<Verdict> got -> {
                var verdict = got.value();
                var events = new ArrayList<Event>();
                events.add(new Event.Sampled(step.id(), index, gates.title(gate), n, due.size(), verdict));
                if (verdict.reached()
                        .filter(k -> k.compareTo(Level.Kind.CRITICAL) >= 0)
                        .isPresent()) {
                    events.add(Triggers.escalated(situation, step.id(), verdict.sentence()));
                }
                new Triggers(situation).fired(gate, verdict).ifPresent(events::add);
                yield Move.write(events, name, Questions.name(key));
            }
        };
    }

    /** A look that was begun in time is waited for, however long it takes. */
    private boolean underWay(int n) {
        var begun = "sample " + step.id() + " " + n + " ";
        var desk = situation.desk();
        return desk.running.keySet().stream().anyMatch(k -> k.startsWith(begun))
                || desk.results.keySet().stream().anyMatch(k -> k.startsWith(begun));
    }

    private Optional<Move> judged(StepState.Round round, int samples) {
        for (int i = 0; i < step.gates().size(); i++) {
            int gate = i;
            var bad = round.samples.values().stream()
                    .flatMap(s -> Optional.ofNullable(s.get(gate)).stream())
                    .filter(v -> !v.opens())
                    .toList();
            var planned = step.gates().get(gate);
            if (bad.size() > planned.tolerate() && !round.dismissed.contains(gate)) {
                return Optional.of(failed(gate, planned, bad, samples));
            }
        }
        return Optional.empty();
    }

    private Move failed(int gate, PlannedGate planned, List<Verdict> bad, int samples) {
        var gates = new GateMoves(situation, step);
        var sentence = "%d of %d samples of %s failed, %d may: %s"
                .formatted(
                        bad.size(),
                        samples,
                        gates.title(planned),
                        planned.tolerate(),
                        bad.getLast().sentence());
        var ended = new Event.StepEnded(step.id(), worst(bad), sentence, Optional.empty());
        var key = step.id() + ".dismiss-" + (gate + 1);
        boolean said = situation.answers().word(key).isPresent();
        if (!situation.attended() && !said) {
            return Move.write(ended);
        }
        var questions = new Questions(situation);
        var prompt = questions.prompt(
                Kind.DECIDE,
                key,
                step,
                sentence,
                List.of(
                        new Choice("fail", "the watch has failed", false),
                        new Choice("dismiss", "it means nothing", true)));
        return switch (questions.ask(prompt, true)) {
            case Sought.Pending<Reply> pending -> pending.move();
            case Sought.Got<Reply> got ->
                Move.write(
                        List.of(
                                Questions.word(got.value()).equals("dismiss")
                                        ? new Event.Dismissed(
                                                step.id(),
                                                gate,
                                                Questions.person(got.value()),
                                                Questions.reason(got.value()).orElse(""))
                                        : ended),
                        Questions.name(key));
        };
    }

    private static Ending worst(List<Verdict> bad) {
        if (bad.stream().anyMatch(v -> v.result() == Result.FAIL)) {
            return Ending.FAILED;
        }
        return bad.stream().anyMatch(v -> v.result() == Result.ERROR) ? Ending.ERROR : Ending.NO_DATA;
    }
}
