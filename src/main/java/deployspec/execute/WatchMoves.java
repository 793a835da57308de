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
import deployspec.plan.Measure;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedStep;
import deployspec.plan.Stretch;
import deployspec.value.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Samples all gates of a step at the end of each interval; a watch goes on to its end. */
record WatchMoves(Situation situation, PlannedStep step) {
    Optional<Move> next() {
        var round = situation.state().step(step.id()).round;
        if (round.watchStarted.isEmpty()) {
            return Optional.of(Move.write(new Event.WatchStarted(step.id())));
        }
        var begun = round.watchStarted.get();
        var due = situation.dryRun() ? List.of(new Due(begun, begun)) : due(begun);
        for (int n = 1; n <= due.size(); n++) {
            var taken = round.samples.getOrDefault(n, Map.of());
            if (taken.size() < step.gates().size()) {
                return Optional.of(
                        due.get(n - 1).at().isAfter(situation.now())
                                ? meanwhile(n, begun, due)
                                : sample(n, taken.keySet(), due));
            }
        }
        return judged(round, due.size());
    }

    /**
     * When a sample falls due.
     *
     * @param until when the next one does, or would: what is taken later says nothing of its interval
     */
    private record Due(Instant at, Instant until) {}

    private List<Due> due(Instant start) {
        var due = new ArrayList<Due>();
        var from = start;
        for (var stretch : step.watch()) {
            for (int i = 1; i <= stretch.samples(); i++) {
                var at = from.plus(stretch.every().multipliedBy(i));
                if (!due.isEmpty()) {
                    due.set(due.size() - 1, new Due(due.getLast().at(), at));
                }
                due.add(new Due(at, at.plus(stretch.every())));
            }
            from = from.plus(stretch.lasting());
        }
        return due;
    }

    /** Until the next sample, what is in warning or worse is looked at as often as in the closest stretch. */
    private Move meanwhile(int n, Instant begun, List<Due> due) {
        var next = due.get(n - 1).at();
        var before = n == 1 ? begun : due.get(n - 2).at();
        var closest = step.watch().stream()
                .map(Stretch::every)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        for (var threshold : inWarning(closest)) {
            var name = "closer %s %d %s".formatted(step.id(), n, threshold);
            var move = new Triggers(situation).look(threshold, name, step, before, closest);
            if (!(move instanceof Move.Await closer)) {
                return move;
            }
            next = closer.until().filter(next::isAfter).orElse(next);
        }
        return Move.await("sample %d of %d of “%s”".formatted(n, due.size(), situation.title(step)), next);
    }

    private List<String> inWarning(Duration closest) {
        return step.gates().stream()
                .filter(this::asksNobody)
                .map(gate -> ((PlannedGate.Against) gate.check()).threshold())
                .filter(threshold -> situation.state().levels.are(Level.Kind.WARNING, threshold))
                .filter(threshold -> !new Triggers(situation).watches(threshold, closest))
                .toList();
    }

    /** All gates are asked at once, so that one that keeps everybody waiting makes no other late; people are asked in turn. */
    private Move sample(int n, Set<Integer> taken, List<Due> due) {
        Optional<Move> waiting = Optional.empty();
        for (int gate = 0; gate < step.gates().size(); gate++) {
            if (taken.contains(gate)) {
                continue;
            }
            var move = sample(n, gate, due);
            if (!(move instanceof Move.Await)) {
                return move;
            }
            waiting = waiting.or(() -> Optional.of(move));
            if (!asksNobody(step.gates().get(gate))) {
                break;
            }
        }
        return waiting.orElseThrow();
    }

    private boolean asksNobody(PlannedGate gate) {
        return gate.check() instanceof PlannedGate.Against against
                && situation.plan().threshold(against.threshold()).measure() instanceof Measure.Probe;
    }

    private Move sample(int n, int index, List<Due> due) {
        var gate = step.gates().get(index);
        var gates = new GateMoves(situation, step);
        var name = "sample " + step.id() + " " + n + " " + index;
        boolean missed = !due.get(n - 1).until().isAfter(situation.now()) && !underWay(n);
        if (missed && !situation.dryRun()) {
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
                critical(gate, verdict).ifPresent(events::add);
                new Triggers(situation).fired(gate, verdict).ifPresent(events::add);
                yield Move.write(events, name, Questions.name(key));
            }
        };
    }

    /** Told once, when it gets so: a level that lasts is no news. */
    private Optional<Event> critical(PlannedGate gate, Verdict verdict) {
        boolean critical = verdict.reached()
                .filter(kind -> kind.compareTo(Level.Kind.CRITICAL) >= 0)
                .isPresent();
        return critical
                        && gate.check() instanceof PlannedGate.Against against
                        && !situation.state().levels.are(Level.Kind.CRITICAL, against.threshold())
                ? new EscalationMoves(situation).about(Event.Cause.LEVEL, against.threshold(), verdict.sentence())
                : Optional.empty();
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
                                got.value().word().equals("dismiss")
                                        ? new Event.Dismissed(
                                                step.id(),
                                                gate,
                                                Questions.person(got.value()),
                                                got.value().reason().orElse(""))
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
