package deployspec.execute;

import deployspec.execute.StepState.Tried;
import deployspec.execute.event.Event;
import deployspec.execute.event.Event.ActionOutcome;
import deployspec.execute.event.Event.Settlement;
import deployspec.execute.port.Attempt;
import deployspec.execute.port.Prompt.Choice;
import deployspec.execute.port.Prompt.Kind;
import deployspec.execute.port.Result;
import deployspec.execute.port.Task;
import deployspec.plan.Action;
import deployspec.plan.Ending;
import deployspec.plan.PlannedAction;
import deployspec.plan.PlannedRollback;
import deployspec.plan.PlannedStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carries out the actions of one step: begins them, tries again, and finds out about those whose end nobody saw. */
record ActionMoves(Situation situation, PlannedStep step) {
    /** Empty once every action has passed, or failed without being essential. */
    Optional<Move> next() {
        for (int i = 0; i < step.actions().size(); i++) {
            var move = action(i, step.actions().get(i));
            if (move.isPresent()) {
                return move;
            }
        }
        return Optional.empty();
    }

    static String name(String step, int index, int attempt) {
        return "action " + step + " " + index + " " + attempt;
    }

    private Optional<Move> action(int index, PlannedAction action) {
        var last = state().lastTry(index);
        if (last.isEmpty()) {
            return Optional.of(begin(index, action));
        }
        var tried = last.get();
        if (tried.passed()) {
            return Optional.empty();
        }
        if (tried.end.isEmpty()) {
            return Optional.of(unended(index, action, tried));
        }
        if (tried.settled.isPresent()) {
            return tried.settled.get().settlement() == Settlement.AGAIN
                    ? Optional.of(begin(index, action))
                    : failed(action, Ending.FAILED, tried.settled.get().reason());
        }
        return switch (tried.end.get().outcome()) {
            case PASSED -> Optional.empty();
            case UNKNOWN -> Optional.of(settle(index, action, tried));
            case FAILED -> again(index, action, tried, Ending.FAILED);
            case NO_DATA -> done(index, action, tried);
            case ERROR -> again(index, action, tried, Ending.ERROR);
        };
    }

    private Move begin(int index, PlannedAction action) {
        int number = state().attemptsEver + 1;
        // Stable, so that a move is the same however often it is asked for; the run's id makes it unguessable enough.
        var cookie = situation.state().begun.orElseThrow().run() + "." + step.id() + "." + number;
        var attempt = new Attempt(step.id(), situation.state().place(step.id()), number, cookie);
        return switch (action.action()) {
            case Action.AskOperator ask ->
                Move.write(before(new Event.ActionStarted(step.id(), index, number, cookie, "A person is asked")));
            case Action.Pause pause ->
                Move.write(before(new Event.ActionStarted(step.id(), index, number, cookie, "Wait")));
            case Action.RunProcess run ->
                automatic(
                        action,
                        index,
                        attempt,
                        "Run a script by " + run.interpreter().name());
            case Action.CallHttp call ->
                automatic(
                        action,
                        index,
                        attempt,
                        call.method() + " " + situation.values(step).shown(call.url()));
        };
    }

    private Move automatic(PlannedAction action, int index, Attempt attempt, String what) {
        var started = new Event.ActionStarted(step.id(), index, attempt.number(), attempt.cookie(), what);
        return switch (new SecretsAtHand(situation).need(action.action())) {
            case Sought.Pending<Optional<String>> pending -> pending.move();
            case Sought.Got<Optional<String>> got ->
                got.value()
                        .map(why -> unable(action, index, started, why))
                        .orElseGet(() -> begun(action, index, attempt, started));
        };
    }

    private Move begun(PlannedAction action, int index, Attempt attempt, Event.ActionStarted started) {
        try {
            return new Move.Begin(name(step.id(), index, attempt.number()), task(action, attempt), before(started));
        } catch (Values.Unknown e) {
            return unable(action, index, started, String.valueOf(e.getMessage()));
        }
    }

    /** Nothing was begun, so nothing may have run; a message that can't be sent stops nothing. */
    private Move unable(PlannedAction action, int index, Event.ActionStarted started, String why) {
        if (!action.essential()) {
            return Move.write(
                    List.of(
                            started,
                            new Event.ActionEnded(
                                    step.id(), index, started.attempt(), ActionOutcome.NO_DATA, Optional.empty(), why)),
                    "secret");
        }
        return Move.write(List.of(new Event.StepEnded(step.id(), Ending.ERROR, why, Optional.empty())), "secret");
    }

    private Task task(PlannedAction action, Attempt attempt) throws Values.Unknown {
        var values = situation.values(step);
        return switch (action.action()) {
            case Action.RunProcess run -> Tasks.script(run, Optional.of(attempt), values, action.timeout());
            case Action.CallHttp call -> Tasks.http(call, Optional.of(attempt), values, 1, action.timeout());
            case Action.AskOperator ask -> throw new IllegalArgumentException("a person is no task");
            case Action.Pause pause -> throw new IllegalArgumentException("time is no task");
        };
    }

    /** The first step that changes something arms the rollback, before it starts. */
    private List<Event> before(Event.ActionStarted started) {
        var events = new ArrayList<Event>();
        boolean arms = step.effects().changing()
                && situation.state().rollback.armed.isEmpty()
                && !situation.state().stopping()
                && situation.state().procedure.isEmpty()
                && situation
                        .plan()
                        .rollback()
                        .filter(PlannedRollback::leadsBack)
                        .isPresent();
        if (arms) {
            events.add(new Event.RollbackArmed(step.id()));
        }
        events.add(started);
        return events;
    }

    private Move unended(int index, PlannedAction action, Tried tried) {
        var name = name(step.id(), index, tried.attempt);
        if (situation.desk().isRunning(name)) {
            return Move.await(situation.title(step));
        }
        return switch (action.action()) {
            case Action.RunProcess run ->
                Move.begin(
                        name,
                        new Task.Adopt(
                                situation.attempt(step, tried),
                                Tasks.secrets(run, situation.values(step)),
                                action.timeout()));
            case Action.CallHttp call ->
                Move.write(ended(index, tried, ActionOutcome.UNKNOWN, "the run broke off before it was answered"));
            case Action.AskOperator ask ->
                new PeopleMoves(situation, step).answer(ask.question(), action, index, tried);
            case Action.Pause pause -> pause(pause, index, tried);
        };
    }

    private Move pause(Action.Pause pause, int index, Tried tried) {
        Optional<Instant> until = switch (pause.until()) {
            case Action.Lasting lasting -> Optional.of(tried.startedAt.plus(lasting.duration()));
            case Action.Reaching reaching -> situation.instant(reaching.moment());
        };
        if (until.isEmpty()) {
            return Move.write(ended(index, tried, ActionOutcome.ERROR, "the instant to wait for is not known"));
        }
        return until.get().isAfter(situation.now()) && !situation.dryRun()
                ? Move.await(situation.title(step), until.get())
                : Move.write(ended(index, tried, ActionOutcome.PASSED, "the time has passed"));
    }

    private Event ended(int index, Tried tried, ActionOutcome outcome, String how) {
        return new Event.ActionEnded(step.id(), index, tried.attempt, outcome, Optional.empty(), how);
    }

    /** Its end was not seen: prove it, repeat it where that is harmless, or let a person decide. */
    private Move settle(int index, PlannedAction action, Tried tried) {
        if (!action.essential()) {
            return settled(index, tried, Settlement.AGAIN, "it may have been sent; it is sent again with the same key");
        }
        if (!step.effects().changing()) {
            return settled(index, tried, Settlement.AGAIN, "it changes nothing");
        }
        var doneIf = step.effects().doneIf();
        if (doneIf.isPresent()) {
            var name = "done-if " + step.id();
            var look = situation
                    .looks(step)
                    .act(doneIf.get().script(), name, 1, doneIf.get().timeout());
            if (look instanceof Sought.Pending<Result> pending) {
                return pending.move();
            }
            if (look instanceof Sought.Got<Result> got
                    && got.value() instanceof Result.ScriptEnded ended
                    && ended.exit() <= 1) {
                return ended.exit() == 0
                        ? settled(index, tried, Settlement.DONE, "its done-if says that it is done")
                        : settled(index, tried, Settlement.AGAIN, "its done-if says that it is not done");
            }
        } else if (step.effects().idempotent()) {
            return settled(index, tried, Settlement.AGAIN, "it may run again");
        }
        return askWhatBecameOfIt(index, tried);
    }

    private Move askWhatBecameOfIt(int index, Tried tried) {
        var questions = new Questions(situation);
        var key = step.id() + ".unknown";
        var prompt = questions.prompt(
                Kind.DECIDE,
                key,
                step,
                "It may or may not have been done: " + tried.end.orElseThrow().how() + ". What became of it?",
                List.of(
                        new Choice("done", "it was done", true),
                        new Choice("failed", "it failed", true),
                        new Choice("again", "do it again", true)));
        return switch (questions.ask(prompt, true)) {
            case Sought.Pending<deployspec.execute.port.Reply> pending -> pending.move();
            case Sought.Got<deployspec.execute.port.Reply> got -> {
                var settlement = switch (got.value().word()) {
                    case "done" -> Settlement.DONE;
                    case "again" -> Settlement.AGAIN;
                    default -> Settlement.FAILED;
                };
                var event = new Event.Settled(
                        step.id(),
                        index,
                        tried.attempt,
                        settlement,
                        Optional.of(Questions.person(got.value())),
                        got.value().reason().orElse(""));
                yield Move.write(List.of(event), Questions.name(key));
            }
        };
    }

    private Move settled(int index, Tried tried, Settlement settlement, String reason) {
        return Move.write(
                List.of(new Event.Settled(step.id(), index, tried.attempt, settlement, Optional.empty(), reason)),
                "done-if " + step.id());
    }

    private Optional<Move> again(int index, PlannedAction action, Tried tried, Ending ending) {
        var retry = action.retry();
        var end = tried.end.orElseThrow();
        int tries = state().tries(index).size();
        if (!action.essential()) {
            return Resending.next(action, tries, state().tries(index).getFirst().startedAt, tried.endedAt, end)
                    .map(next -> waited(index, action, tries, next));
        }
        boolean may = tries < retry.attempts()
                && (retry.onExit().isEmpty()
                        || end.code().filter(retry.onExit()::contains).isPresent());
        if (!may || action.action() instanceof Action.AskOperator) {
            return failed(action, ending, end.how());
        }
        return Optional.of(waited(index, action, tries, tried.endedAt.plus(Resending.pause(retry, tries))));
    }

    /** It did what it should, and only what it wrote is missing something: tried again, it would be done twice. */
    private Optional<Move> done(int index, PlannedAction action, Tried tried) {
        return action.essential()
                ? failed(action, Ending.NO_DATA, tried.end.orElseThrow().how())
                : again(index, action, tried, Ending.NO_DATA);
    }

    private Move waited(int index, PlannedAction action, int tries, Instant next) {
        return next.isAfter(situation.now())
                ? Move.await(
                        "attempt %d of %d".formatted(tries + 1, action.retry().attempts()), next)
                : begin(index, action);
    }

    private Optional<Move> failed(PlannedAction action, Ending ending, String how) {
        return action.essential()
                ? Optional.of(Move.write(new Event.StepEnded(step.id(), ending, how, Optional.empty())))
                : Optional.empty();
    }

    private StepState state() {
        return situation.state().step(step.id());
    }
}
