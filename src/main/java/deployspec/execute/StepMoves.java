package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.judge.Truth;
import deployspec.execute.port.Prompt.Choice;
import deployspec.execute.port.Prompt.Kind;
import deployspec.execute.port.Reply;
import deployspec.execute.port.Result;
import deployspec.execute.port.Task;
import deployspec.plan.Action;
import deployspec.plan.Ending;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import deployspec.plan.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries out one step, stage by stage, in the order that the plan lays down. A stage that is done says nothing, and the
 * next one has its turn.
 *
 * @param blocks around the step, outermost first
 */
record StepMoves(Situation situation, PlannedStep step, List<PlannedBlock> blocks) {
    /** Empty once the step has ended in a way that lets later steps start. */
    Optional<Move> next() {
        var state = situation.state().step(step.id());
        if (state.opens()) {
            return Optional.empty();
        }
        if (state.bars()) {
            return Optional.of(respond(state.round.end.get()));
        }
        if (state.round.started.isEmpty()) {
            return Optional.of(situation.begins() ? begin() : Move.await("nothing new starts"));
        }
        if (situation.dryRun() && !harmless()) {
            return children().or(() -> Optional.of(ended(Ending.SKIPPED, "a dry run changes nothing and asks nobody")));
        }
        return late(step.id(), step.schedule())
                .or(() -> new GateMoves(situation, step).baselines())
                .or(() -> new ActionMoves(situation, step).next())
                .or(() -> new PeopleMoves(situation, step).words())
                .or(this::keep)
                .or(this::children)
                .or(() -> step.watch().isEmpty()
                        ? new GateMoves(situation, step).next()
                        : new WatchMoves(situation, step).next())
                .or(() -> Optional.of(ended(Ending.PASSED, passed())));
    }

    private Move begin() {
        return blockApplies()
                .or(this::applies)
                .or(this::hold)
                .or(() -> new WindowMoves(situation, step).hold())
                .or(() -> blocks.stream()
                        .flatMap(b -> late(b.id(), b.schedule()).stream())
                        .findFirst())
                .or(() -> situation.dryRun() ? Optional.empty() : new PermissionMoves(situation, step).next())
                .orElseGet(() -> Move.write(
                        List.of(new Event.StepStarted(step.id())),
                        "when " + step.id(),
                        Questions.name(step.id() + ".when")));
    }

    private Optional<Move> blockApplies() {
        for (var block : blocks) {
            if (block.when().isEmpty()) {
                continue;
            }
            var decided = Optional.ofNullable(situation.state().blocks.get(block.id()));
            if (decided.isPresent()) {
                if (!decided.get().applies()) {
                    return Optional.of(
                            ended(Ending.NOT_APPLICABLE, decided.get().reason()));
                }
                continue;
            }
            var name = "when " + block.id();
            var sought = new Conditions(situation, step).decide(block.when().get(), name, block.id() + ".when");
            return Optional.of(
                    switch (sought) {
                        case Sought.Pending<Conditions.Decided> pending -> pending.move();
                        case Sought.Got<Conditions.Decided> got ->
                            got.value().truth() == Truth.UNDECIDED
                                    ? undecided(got.value(), name)
                                    : Move.write(
                                            List.of(new Event.BlockDecided(
                                                    block.id(),
                                                    got.value().truth() == Truth.YES,
                                                    got.value().reason())),
                                            name,
                                            Questions.name(block.id() + ".when"));
                    });
        }
        return Optional.empty();
    }

    /** A condition that holds is not written: that the step begins says it. It is kept on the desk until then. */
    private Optional<Move> applies() {
        if (step.when().isEmpty()) {
            return Optional.empty();
        }
        var name = "when " + step.id();
        return switch (new Conditions(situation, step).decide(step.when().get(), name, step.id() + ".when")) {
            case Sought.Pending<Conditions.Decided> pending -> Optional.of(pending.move());
            case Sought.Got<Conditions.Decided> got ->
                switch (got.value().truth()) {
                    case YES -> Optional.empty();
                    case NO ->
                        Optional.of(Move.write(
                                List.of(new Event.StepEnded(
                                        step.id(),
                                        Ending.NOT_APPLICABLE,
                                        got.value().reason(),
                                        Optional.empty())),
                                name));
                    case UNDECIDED -> Optional.of(undecided(got.value(), name));
                };
        };
    }

    private Move undecided(Conditions.Decided decided, String name) {
        return Move.write(
                List.of(new Event.StepEnded(
                        step.id(),
                        Ending.ERROR,
                        "whether it applies could not be decided: " + decided.reason(),
                        Optional.empty())),
                name);
    }

    private Optional<Move> hold() {
        for (var block : blocks) {
            var move = hold(block.id(), block.schedule());
            if (move.isPresent()) {
                return move;
            }
        }
        return hold(step.id(), step.schedule());
    }

    private Optional<Move> hold(String subject, Schedule schedule) {
        if (!schedule.hold() || schedule.at().isEmpty() || situation.dryRun()) {
            return Optional.empty();
        }
        var from = schedule.at().get().from();
        var until = situation.instant(from).filter(i -> i.isAfter(situation.now()));
        return until.map(i -> {
            var why = "not before " + from.written();
            var held = new Event.Held(subject, i, why);
            return situation.state().held.contains(held) ? Move.await(why, i) : Move.write(held);
        });
    }

    /** The end of a window has passed; said once. */
    private Optional<Move> late(String subject, Schedule schedule) {
        var to = schedule.at().flatMap(w -> situation.instant(w.to()));
        if (to.isEmpty() || !situation.now().isAfter(to.get()) || situation.dryRun()) {
            return Optional.empty();
        }
        var state = situation.state();
        if (!state.late.contains(subject)) {
            var late = new Event.Late(subject, to.get(), schedule.late());
            boolean rollback = schedule.late() == Schedule.Late.ROLLBACK && situation.canRollBack();
            return Optional.of(
                    rollback
                            ? Move.write(
                                    late,
                                    new Event.RollbackTriggered(
                                            Event.Trigger.LATE,
                                            subject,
                                            subject + " has passed the end of its window",
                                            Optional.empty()))
                            : Move.write(late));
        }
        var key = subject + ".late";
        if (schedule.late() != Schedule.Late.ASK || state.answers.containsKey(key)) {
            return Optional.empty();
        }
        var questions = new Questions(situation);
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("continue", "go on although it is late", true));
        if (situation.canRollBack()) {
            choices.add(new Choice("rollback", "go back", true));
        }
        choices.add(new Choice("stop", "end the run", true));
        var prompt = questions.prompt(
                Kind.DECIDE, key, step, subject + " should have ended at " + to.get() + ". What now?", choices);
        return switch (questions.ask(prompt, true)) {
            case Sought.Pending<Reply> pending -> Optional.of(pending.move());
            case Sought.Got<Reply> got -> Optional.of(Move.write(decision(key, got.value()), Questions.name(key)));
        };
    }

    private List<Event> decision(String key, Reply reply) {
        var person = Questions.person(reply);
        var reason = reply.reason().orElse("");
        var events = new ArrayList<Event>();
        events.add(new Event.Answered(key, reply.word(), reply.reason(), person));
        switch (reply.word()) {
            case "rollback" ->
                events.add(new Event.RollbackTriggered(Event.Trigger.CHOICE, "", reason, Optional.of(person)));
            case "stop" -> events.add(new Event.StopChosen(reply.who(), reason));
            default -> {}
        }
        return events;
    }

    private Optional<Move> keep() {
        if (step.keep().isEmpty() || situation.state().step(step.id()).round.filesKept) {
            return Optional.empty();
        }
        var name = "files " + step.id();
        var result = situation.desk().result(name);
        if (result.isPresent()) {
            var event = result.get() instanceof Result.FilesKept kept
                    ? new Event.FilesKept(step.id(), kept.files(), Optional.empty())
                    : new Event.FilesKept(
                            step.id(),
                            List.of(),
                            Optional.of(result.get() instanceof Result.Failed f ? f.why() : "it was broken off"));
            var events = new ArrayList<Event>(List.of(event));
            event.problem()
                    .ifPresent(why -> events.add(new Event.StepEnded(
                            step.id(), Ending.ERROR, "its files could not be kept: " + why, Optional.empty())));
            return Optional.of(Move.write(events, name));
        }
        if (situation.desk().isRunning(name)) {
            return Optional.of(Move.await(situation.title(step)));
        }
        try {
            var values = situation.values(step);
            Optional<String> directory = Optional.empty();
            var paths = new ArrayList<String>();
            for (var action : step.actions()) {
                if (action.action() instanceof Action.RunProcess run) {
                    directory = Tasks.directory(run, values);
                }
            }
            for (var path : step.keep()) {
                paths.add(values.fill(path));
            }
            return Optional.of(Move.begin(name, new Task.KeepFiles(step.id(), directory, paths)));
        } catch (Values.Unknown e) {
            return Optional.of(ended(Ending.ERROR, String.valueOf(e.getMessage())));
        }
    }

    private Optional<Move> children() {
        return step.children().stream()
                .flatMap(c -> new StepMoves(situation, c, List.of()).next().stream())
                .findFirst();
    }

    /** What a dry run may do: look. */
    private boolean harmless() {
        return !step.effects().changing()
                && step.actions().stream().noneMatch(a -> a.action() instanceof Action.AskOperator || !a.essential())
                && !step.needsPerson();
    }

    private Move ended(Ending ending, String reason) {
        return Move.write(
                List.of(new Event.StepEnded(step.id(), ending, reason, Optional.empty())), "when " + step.id());
    }

    private String passed() {
        if (!step.gates().isEmpty()) {
            return step.watch().isEmpty() ? "every gate is open" : "the watch is over";
        }
        var last = step.actions().size() - 1;
        return situation
                .state()
                .step(step.id())
                .lastTry(last)
                .flatMap(t -> t.end)
                .map(Event.ActionEnded::how)
                .orElse("done");
    }

    private Move respond(Event.StepEnded end) {
        return new Responses(situation, step).respond(end, step.onFailure().to(end.ending()));
    }
}
