package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.event.Event.Resolution;
import deployspec.execute.port.Prompt.Choice;
import deployspec.execute.port.Prompt.Kind;
import deployspec.execute.port.Reply;
import deployspec.plan.Ending;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedRollback;
import deployspec.plan.PlannedStep;
import deployspec.plan.RunEnding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides what is to be done next. Pure: the same situation always has the same next move. */
final class Moves {
    private final Situation situation;
    private final RunState state;
    private final Desk desk;
    private final Quiet quiet;

    private Moves(Situation situation) {
        this.situation = situation;
        this.state = situation.state();
        this.desk = situation.desk();
        this.quiet = new Quiet(situation);
    }

    static Move next(Situation situation) {
        return new Moves(situation).next();
    }

    private Move next() {
        var seen = ended();
        if (seen.isPresent()) {
            return seen.get();
        }
        if (state.ended.isPresent()) {
            return new Move.Leave(state.ended.get().exit());
        }
        if (state.suspended.isPresent()) {
            return new Move.Leave(state.suspended.get().exit());
        }
        var signalled = signalled();
        if (signalled.isPresent()) {
            return signalled.get();
        }
        var watched = new Triggers(situation).watch();
        if (isDue(watched)) {
            return watched.get();
        }
        var retreat = new Retreats(situation).next();
        return isDue(retreat) ? retreat.get() : withMessages(watched, retreat);
    }

    /**
     * What is told to people goes its own way beside all else. Whoever is next is told only when nothing else can be done, so
     * that nobody is told of what is being answered; and a process that leaves lets its messages come to their end first.
     */
    private Move withMessages(Optional<Move> watched, Optional<Move> retreat) {
        var escalation = new EscalationMoves(situation);
        var messages = escalation.messages();
        if (isDue(messages)) {
            return messages.get();
        }
        var foreground = looking(looking(foreground(), watched), retreat);
        if (!(foreground instanceof Move.Await) && !leaves(foreground)) {
            return foreground;
        }
        var hops = escalation.hops();
        if (isDue(hops)) {
            return hops.get();
        }
        if (leaves(foreground)) {
            return messages.or(quiet::messages).orElse(foreground);
        }
        return looking(looking(foreground, messages), hops);
    }

    private static boolean leaves(Move move) {
        return move instanceof Move.Write write
                && write.events().stream().anyMatch(e -> e instanceof Event.Suspended || e instanceof Event.RunEnded);
    }

    private static boolean isDue(Optional<Move> background) {
        return background.filter(move -> !(move instanceof Move.Await)).isPresent();
    }

    static Move looking(Move foreground, Optional<Move> background) {
        return foreground instanceof Move.Await front && background.orElse(null) instanceof Move.Await back
                ? front.looking(back)
                : foreground;
    }

    /** What a script or request has come to is written down before anything else, whatever the run turns to. */
    private Optional<Move> ended() {
        for (var name : desk.results.keySet()) {
            if (name.startsWith("action ")) {
                var parts = name.split(" ");
                var step = state.planned(parts[1]);
                var ends = new ActionEnds(step, Integer.parseInt(parts[2]), Integer.parseInt(parts[3]), situation.now())
                        .of(desk.result(name).orElseThrow());
                return Optional.of(new Move.Write(ends.events(), List.of(name), ends.secrets()));
            }
        }
        return Optional.empty();
    }

    private Optional<Move> signalled() {
        if (desk.terminated || desk.interrupts > 1) {
            var exit = desk.terminated ? Exit.TERMINATED : Exit.INTERRUPTED;
            return Optional.of(desk.running.isEmpty() ? suspended(exit, "ended by a signal") : stopAll());
        }
        if (desk.hungUp) {
            return Optional.of(quiet.all().orElseGet(() -> suspended(Exit.HUNG_UP, "the terminal was lost")));
        }
        if (desk.interrupts == 1) {
            return Optional.of(
                    situation.attended()
                            ? quiet.questions("interrupt").orElseGet(this::interrupted)
                            : quiet.all().orElseGet(() -> suspended(Exit.INTERRUPTED, "interrupted")));
        }
        return Optional.empty();
    }

    private Move interrupted() {
        var questions = new Questions(situation);
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("continue", "go on", false));
        if (situation.canRollBack()) {
            choices.add(new Choice("rollback", "go back", true));
        }
        choices.add(new Choice("suspend", "end here, to be resumed later", false));
        choices.add(new Choice("stop", "end the run for good", true));
        var prompt = questions.prompt(
                Kind.DECIDE,
                "interrupt",
                Optional.empty(),
                "Interrupted: nothing new starts. What now?",
                List.of(),
                Optional.empty(),
                choices,
                Optional.empty(),
                Optional.empty());
        return switch (questions.ask(prompt, false)) {
            case Sought.Pending<Reply> pending -> pending.move();
            case Sought.Got<Reply> got -> {
                var reply = got.value();
                var person = Questions.person(reply);
                var reason = reply.reason().orElse("");
                yield switch (reply.word()) {
                    case "rollback" ->
                        Move.write(
                                List.of(new Event.RollbackTriggered(
                                        Event.Trigger.CHOICE, "", reason, Optional.of(person))),
                                Questions.name("interrupt"));
                    case "stop" ->
                        Move.write(List.of(new Event.StopChosen(reply.who(), reason)), Questions.name("interrupt"));
                    case "suspend" ->
                        quiet.all()
                                .orElseGet(() -> Move.write(
                                        List.of(new Event.Suspended(
                                                Exit.INTERRUPTED.code(), "interrupted by " + reply.who())),
                                        Questions.name("interrupt")));
                    default ->
                        Move.write(
                                List.of(new Event.Answered("interrupt", "continue", Optional.empty(), person)),
                                Questions.name("interrupt"));
                };
            }
        };
    }

    /** All of it at once, so that it takes no longer than what ends last. */
    private Move stopAll() {
        return desk.running.keySet().stream()
                .filter(name -> !desk.isToldToEnd(name))
                .findFirst()
                .map(Moves::cancel)
                .orElseGet(() -> Move.await("what runs is being stopped"));
    }

    private static Move suspended(Exit exit, String reason) {
        return Move.write(new Event.Suspended(exit.code(), reason));
    }

    private static Move cancel(String name) {
        return new Move.Cancel(name);
    }

    private Move foreground() {
        if (state.procedure.isPresent()) {
            return afterwards();
        }
        if (desk.onHold) {
            return quiet.questions("").orElseGet(() -> Move.await("on hold"));
        }
        if (state.rollbackPending()) {
            return quiet.butForMessages("ask rollback-decision", "watch")
                    .orElseGet(() -> new RollbackMoves(situation).decide());
        }
        if (state.rollingBack()) {
            return state.stop.isPresent()
                    ? quiet.butForMessages(this::goesOn).orElseGet(() -> new RollbackMoves(situation).carryOut())
                    : new RollbackMoves(situation).carryOut();
        }
        if (state.stop.isPresent()) {
            var busy = quiet.butForMessages(this::goesOn);
            if (busy.isPresent()) {
                return busy.get();
            }
        }
        return skippedBefore().orElseGet(this::procedure);
    }

    /** With {@code --from}, all before it is recorded as left out, on somebody's word. */
    private Optional<Move> skippedBefore() {
        if (situation.options().from().isEmpty() || state.resumed) {
            return Optional.empty();
        }
        var from = situation.options().from().get();
        var steps = situation.plan().steps();
        var before = steps.stream()
                .takeWhile(s -> !s.id().equals(from))
                .filter(s -> parentsOf(from).stream().noneMatch(s::equals))
                .toList();
        if (before.isEmpty()
                || before.stream().allMatch(s -> state.step(s.id()).round.end.isPresent())) {
            return Optional.empty();
        }
        var reason = "the run begins with " + from;
        if (!situation.attended()) {
            return Optional.of(skip(before, reason, Optional.empty(), ""));
        }
        var questions = new Questions(situation);
        var prompt = questions.prompt(
                Kind.DECIDE,
                "from",
                Optional.empty(),
                "%d steps before %s will be recorded as left out. Is that right?".formatted(before.size(), from),
                before.stream().map(s -> s.number() + " " + situation.title(s)).toList(),
                Optional.empty(),
                List.of(new Choice("yes", "leave them out", false), new Choice("no", "end here", false)),
                Optional.empty(),
                Optional.empty());
        return Optional.of(
                switch (questions.ask(prompt, true)) {
                    case Sought.Pending<Reply> pending -> pending.move();
                    case Sought.Got<Reply> got ->
                        got.value().word().equals("yes")
                                ? skip(before, reason, Optional.of(got.value()), Questions.name("from"))
                                : Move.write(
                                        List.of(new Event.StopChosen(got.value().who(), "nothing was left out")),
                                        Questions.name("from"));
                });
    }

    private List<PlannedStep> parentsOf(String id) {
        return situation.plan().steps().stream()
                .filter(s -> s.allSteps().anyMatch(c -> c.id().equals(id)))
                .toList();
    }

    private Move skip(List<PlannedStep> steps, String reason, Optional<Reply> reply, String forget) {
        List<Event> events = new ArrayList<>();
        for (var step : steps) {
            if (state.step(step.id()).round.end.isEmpty()) {
                events.add(new Event.StepEnded(step.id(), Ending.SKIPPED, reason, reply.map(Questions::person)));
            }
        }
        return Move.write(events, forget);
    }

    /** All that is not timed from E, in the order of the document, as far as what came before lets it. */
    private Move procedure() {
        for (var phase : situation.plan().phases()) {
            if (!phase.isTimedFromEnd()) {
                var move = goesOn(phase) ? new Walk(situation).block(phase, List.of()) : always(phase);
                if (move.isPresent()) {
                    return move.get();
                }
            }
        }
        return Move.write(new Event.ProcedureEnded(ending(), exit().code(), reason()));
    }

    private boolean goesOn(PlannedBlock phase) {
        return lets(phase) && !isLeft(phase);
    }

    private Optional<Move> always(PlannedBlock phase) {
        return new AlwaysMoves(situation).in(List.of(phase));
    }

    /** Whether a step in it has stopped: nothing behind that starts, and what follows in any case has its turn. */
    private boolean isLeft(PlannedBlock phase) {
        return state.stopped.isPresent()
                && phase.allSteps()
                        .flatMap(s -> state.step(s.id()).round.response.stream())
                        .anyMatch(r -> r.resolution() == Resolution.STOP);
    }

    /** Whether it is done for a step that a stop does not concern. */
    private boolean goesOn(String name) {
        var subject = name.substring(name.indexOf(' ') + 1);
        var always = new AlwaysMoves(situation);
        var wayBack = situation.plan().rollback().map(PlannedRollback::items).orElse(List.of());
        var letOn = situation.plan().phases().stream().filter(this::lets).flatMap(PlannedBlock::allSteps);
        return Stream.of(letOn, always.due(situation.plan().phases()), always.due(wayBack))
                .flatMap(steps -> steps)
                .flatMap(PlannedStep::allSteps)
                .map(PlannedStep::id)
                .anyMatch(id -> OpenQuestions.isAbout(id, subject) || subject.startsWith(id + " "));
    }

    private boolean lets(PlannedBlock phase) {
        return switch (phase.after()) {
            case ANY -> true;
            case DONE -> ending() == RunEnding.DONE;
            case ROLLED_BACK -> ending() == RunEnding.ROLLED_BACK;
        };
    }

    private RunEnding ending() {
        return new Outcome(state).soFar();
    }

    private Exit exit() {
        if (state.rollbackEnded.isPresent()) {
            return state.rollbackEnded.get().succeeded() ? Exit.ROLLED_BACK : Exit.ROLLBACK_FAILED;
        }
        if (state.stop.isPresent()) {
            return Exit.STOPPED;
        }
        return state.stopped
                .map(r -> r.by().isPresent() ? Exit.STOPPED : Exit.FAILED)
                .orElse(Exit.DONE);
    }

    private String reason() {
        return state.rollbackEnded
                .map(Event.RollbackEnded::reason)
                .or(() -> state.stop.map(
                        s -> "stopped by " + s.who() + (s.reason().isBlank() ? "" : ": " + s.reason())))
                .or(() -> state.stopped
                        .filter(r -> r.resolution() == Resolution.STOP)
                        .map(r -> r.step() + ": " + r.reason()))
                .orElse("every step has passed, or was left out with a reason");
    }

    /** At E the run is signed off; what is timed from E comes after, now or when the run is resumed. */
    private Move afterwards() {
        var ended = state.procedure.orElseThrow();
        var signOff = new SignOffMoves(situation).next();
        if (signOff.isPresent()) {
            boolean unanswered = signOff.get() instanceof Move.Write write
                    && write.events().stream().anyMatch(e -> e instanceof Event.Suspended);
            return unanswered && ended.exit() != 0
                    ? suspendedWith(ended.exit(), "the sign-off is missing")
                    : signOff.get();
        }
        for (var phase : situation.plan().phases()) {
            if (phase.isTimedFromEnd()) {
                var move = goesOn(phase) ? afterEnd(phase, ended.exit()) : always(phase);
                if (move.isPresent()) {
                    return move.get();
                }
            }
        }
        return Move.write(new Event.RunEnded(ended.exit() == 0 ? exit().code() : ended.exit(), reason()));
    }

    private Optional<Move> afterEnd(PlannedBlock phase, int exit) {
        var open = phase.allSteps().anyMatch(s -> !state.step(s.id()).opens());
        var from = phase.schedule().at().orElseThrow().from();
        var early =
                situation.instant(from).filter(i -> i.isAfter(situation.now())).isPresent();
        if (open && early && !phase.schedule().hold() && !state.resumedAfterEnd && !situation.dryRun()) {
            return Optional.of(suspendedWith(
                    exit,
                    "“%s” is due at %s: resume the run then"
                            .formatted(situation.shown(phase.title()), from.written())));
        }
        return new Walk(situation).block(phase, List.of());
    }

    private static Move suspendedWith(int exit, String reason) {
        return Move.write(new Event.Suspended(exit, reason));
    }
}
