package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.event.Verdict;
import deployspec.execute.event.Verdict.Evidence;
import deployspec.execute.event.Verdict.Result;
import deployspec.execute.judge.Found;
import deployspec.execute.judge.Judge;
import deployspec.plan.Ending;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Baselines that a step reads, and gates that it opens, one after the other, polled where they may take their time. */
record GateMoves(Situation situation, PlannedStep step) {
    Optional<Move> baselines() {
        var round = situation.state().step(step.id()).round;
        return step.baselines().stream()
                .filter(t -> !round.baselines.contains(t))
                .findFirst()
                .map(this::baseline);
    }

    private Move baseline(String threshold) {
        var name = "baseline " + step.id() + " " + threshold;
        var planned = situation.plan().threshold(threshold);
        return switch (situation.looks(step).look(planned.measure(), name, step.id() + "." + threshold)) {
            case Sought.Pending<Looks.Looked> pending -> pending.move();
            case Sought.Got<Looks.Looked> got -> {
                var looked = got.value();
                if (looked.failure().isEmpty() && looked.found() instanceof Found.Value value) {
                    yield Move.write(
                            List.of(new Event.BaselineRead(step.id(), threshold, value.reading(), looked.evidence())),
                            name,
                            Questions.name(step.id() + "." + threshold));
                }
                var why = looked.failure().orElseGet(() -> looked.found() instanceof Found.Nothing n ? n.why() : "");
                yield Move.write(
                        List.of(new Event.StepEnded(
                                step.id(),
                                looked.failure().isPresent() ? Ending.ERROR : Ending.NO_DATA,
                                "the baseline of " + threshold + " could not be read: " + why,
                                Optional.empty())),
                        name);
            }
        };
    }

    Optional<Move> next() {
        for (int i = 0; i < step.gates().size(); i++) {
            var move = gate(i, step.gates().get(i));
            if (move.isPresent()) {
                return move;
            }
        }
        return Optional.empty();
    }

    private Optional<Move> gate(int index, PlannedGate gate) {
        var looks = situation.state().step(step.id()).round.gates.get(index);
        if (looks == null) {
            return Optional.of(look(index, gate));
        }
        if (looks.verdict().opens()
                || situation.state().step(step.id()).round.waived.contains(index)) {
            return Optional.empty();
        }
        var deadline = gate.within().map(looks.first()::plus);
        if (deadline.isEmpty() || !looks.last().isBefore(deadline.get()) || situation.dryRun()) {
            return Optional.of(waived(index, gate, looks)
                    .orElseGet(() -> Move.write(new Event.StepEnded(
                            step.id(), ending(looks.verdict()), looks.verdict().sentence(), Optional.empty()))));
        }
        // The last look falls on the end itself, however late it is taken: nothing fails on what was so before.
        var usual = looks.last().plus(gate.every());
        var next = usual.isBefore(deadline.get()) ? usual : deadline.get();
        return Optional.of(
                next.isAfter(situation.now()) ? Move.await(looks.verdict().sentence(), next) : look(index, gate));
    }

    /** Judged by the day of the last look, so that a resume on a later day decides nothing anew. */
    private Optional<Move> waived(int index, PlannedGate gate, StepState.Looks looks) {
        return gate.waiver()
                .filter(w -> looks.verdict().result() == Result.FAIL && w.holdsAt(looks.last()))
                .map(w -> Move.write(new Event.GateWaived(
                        step.id(),
                        index,
                        title(gate),
                        w.by(),
                        situation.values(step).shown(w.why()),
                        Optional.of(w.until()),
                        Optional.empty())));
    }

    static Ending ending(Verdict verdict) {
        return switch (verdict.result()) {
            case PASS, WARN -> Ending.PASSED;
            case FAIL -> Ending.FAILED;
            case NO_DATA -> Ending.NO_DATA;
            case ERROR -> Ending.ERROR;
        };
    }

    private Move look(int index, PlannedGate gate) {
        var name = "gate " + step.id() + " " + index;
        var key = key(index, gate);
        return switch (verdict(gate, name, key, Judge.Place.GATE)) {
            case Sought.Pending<Verdict> pending -> pending.move();
            case Sought.Got<Verdict> got -> {
                var events = new ArrayList<Event>();
                events.add(new Event.GateJudged(step.id(), index, title(gate), got.value()));
                new Triggers(situation).fired(gate, got.value()).ifPresent(events::add);
                yield Move.write(events, name, Questions.name(key));
            }
        };
    }

    String key(int index, PlannedGate gate) {
        return step.id() + "." + name(index, gate, step);
    }

    /** By which people call it. */
    static String name(int index, PlannedGate gate, PlannedStep step) {
        return switch (gate.check()) {
            case PlannedGate.Against against -> withoutOwner(against.threshold(), step);
            case PlannedGate.Holds holds -> "gate-" + (index + 1);
        };
    }

    String title(PlannedGate gate) {
        return situation.values(step).shown(gate.title());
    }

    Sought<Verdict> verdict(PlannedGate gate, String name, String key, Judge.Place place) {
        return switch (gate.check()) {
            case PlannedGate.Against against ->
                situation.looks(step).judge(situation.plan().threshold(against.threshold()), name, key, place);
            case PlannedGate.Holds holds ->
                new Conditions(situation, step)
                        .decide(holds.condition(), name, key)
                        .then(d -> new Sought.Got<>(verdict(gate, d)));
        };
    }

    private Verdict verdict(PlannedGate gate, Conditions.Decided decided) {
        var title = title(gate).isBlank() ? situation.title(step) : title(gate);
        var result = switch (decided.truth()) {
            case YES -> Result.PASS;
            case NO -> Result.FAIL;
            case UNDECIDED -> Result.ERROR;
        };
        return new Verdict(
                result,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                new Evidence("", title, decided.reason()),
                title + ": " + decided.reason());
    }

    /** A threshold that belongs to the step is called by its own name alone. */
    private static String withoutOwner(String threshold, PlannedStep step) {
        var owner = step.id() + "/";
        return threshold.startsWith(owner) ? threshold.substring(owner.length()) : threshold;
    }
}
