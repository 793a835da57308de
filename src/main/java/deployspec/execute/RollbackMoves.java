package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.port.Prompt.Choice;
import deployspec.execute.port.Prompt.Kind;
import deployspec.execute.port.Reply;
import deployspec.plan.ChangeWindows;
import deployspec.plan.Effects;
import deployspec.plan.PlannedRollback;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides about a rollback that somebody or something wants, and carries it out. */
record RollbackMoves(Situation situation) {
    Move decide() {
        var trigger = situation.state().rollback.trigger.orElseThrow();
        return pastIrreversible(trigger).orElseGet(() -> decide(trigger));
    }

    private Move decide(Event.RollbackTriggered trigger) {
        if (trigger.trigger() == Event.Trigger.CHOICE) {
            return start("chosen by " + trigger.by().map(p -> p.name()).orElse("a person"));
        }
        return switch (rollback().decide()) {
            case PlannedRollback.Automatic() -> start("automatically");
            case PlannedRollback.ByPeople people -> {
                var question = people.approve().question().map(situation::shown).orElse("Start the rollback?");
                var decided = new Approvals(situation)
                        .decide(
                                people.approve(),
                                "rollback-decision",
                                Optional.empty(),
                                question,
                                List.of(trigger.reason()));
                yield switch (decided) {
                    case Sought.Pending<Approvals.Decided> pending -> pending.move();
                    case Sought.Got<Approvals.Decided> got ->
                        got.value().agreed()
                                ? start(got.value().how())
                                : Move.write(new Event.RollbackDecided(
                                        false, got.value().how()));
                };
            }
        };
    }

    private Move start(String how) {
        return Move.write(new Event.RollbackDecided(true, how + outside()), new Event.RollbackStarted());
    }

    /** No change window holds a rollback up; whoever reads of it is to know that it lies outside. */
    private String outside() {
        var closed = situation.plan().windows().stream()
                .filter(w -> !w.week().isOpen(situation.now()))
                .map(ChangeWindows::environment)
                .toList();
        return closed.isEmpty()
                ? ""
                : ", outside the change windows of %s, which hold no rollback up".formatted(String.join(", ", closed));
    }

    /** What can't be taken back is shown before anything else is. */
    private Optional<Move> pastIrreversible(Event.RollbackTriggered trigger) {
        var reasons = situation.plan().steps().stream()
                .filter(s -> situation.state().step(s.id()).mayHaveRun)
                .filter(s -> s.effects().wayBack() instanceof Effects.Irreversible)
                .map(s -> "%s %s: %s"
                        .formatted(
                                s.number(),
                                situation.title(s),
                                situation
                                        .values(s)
                                        .shown(((Effects.Irreversible)
                                                        s.effects().wayBack())
                                                .reason())))
                .toList();
        var key = "rollback-decision.irreversible";
        if (reasons.isEmpty() || situation.state().answers.containsKey(key)) {
            return Optional.empty();
        }
        var questions = new Questions(situation);
        var explanation = new ArrayList<>(List.of(trigger.reason()));
        explanation.addAll(reasons);
        var prompt = questions.prompt(
                Kind.DECIDE,
                key,
                Optional.empty(),
                "Not everything can be taken back. Go back all the same?",
                explanation,
                Optional.empty(),
                List.of(new Choice("yes", "go back as far as it goes", true), new Choice("no", "don't", true)),
                Optional.empty(),
                Optional.empty());
        return Optional.of(
                switch (questions.ask(prompt, true)) {
                    case Sought.Pending<Reply> pending -> pending.move();
                    case Sought.Got<Reply> got -> {
                        var reply = got.value();
                        var answered = new Event.Answered(key, reply.word(), reply.reason(), Questions.person(reply));
                        var no = new Event.RollbackDecided(false, "declined by " + reply.who());
                        yield Move.write(
                                reply.word().equals("yes") ? List.of(answered) : List.of(answered, no),
                                Questions.name(key));
                    }
                });
    }

    /** What the phases have left open is done in any case, and before anything is taken back. */
    Move carryOut() {
        var always = new AlwaysMoves(situation);
        var broken = broken();
        return always.in(situation.plan().phases())
                .or(() -> broken.isPresent()
                        ? always.in(rollback().items())
                        : new Walk(situation).items(rollback().items(), List.of()))
                .orElseGet(() -> Move.write(ended(
                        broken.isEmpty(),
                        broken.orElseGet(() ->
                                situation.state().rollback.trigger.orElseThrow().reason()))));
    }

    /** Why it ends before it is through. */
    private Optional<String> broken() {
        var state = situation.state();
        return state.stop
                .map(stop -> "stopped by " + stop.who())
                .or(() -> state.rollback.stopped.map(Event.Responded::reason));
    }

    private Event ended(boolean succeeded, String reason) {
        var between = Duration.between(situation.state().rollback.started.orElseThrow(), situation.now());
        // The clock may have been set back while another process carried out the run.
        var took = between.isNegative() ? Duration.ZERO : between;
        return new Event.RollbackEnded(
                succeeded, took, situation.plan().rollback().orElseThrow().budget(), reason);
    }

    private PlannedRollback rollback() {
        return situation.plan().rollback().orElseThrow();
    }
}
