package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.event.Event.Resolution;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedRollback;
import deployspec.plan.PlannedStep;
import deployspec.plan.RunEnding;
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
        var signalled = new Interruptions(situation).next();
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

    private Move foreground() {
        if (state.procedure.isPresent()) {
            return afterwards();
        }
        if (desk.onHold) {
            return quiet.questions("").orElseGet(() -> Move.await("on hold"));
        }
        if (state.rollback.isPending()) {
            return quiet.butForMessages("ask rollback-decision", "watch")
                    .orElseGet(() -> new RollbackMoves(situation).decide());
        }
        if (state.rollback.isUnderWay()) {
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
        return new EarlierSteps(situation).next().orElseGet(this::procedure);
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
        var end = new Outcome(state);
        return Move.write(new Event.ProcedureEnded(end.soFar(), end.exit().code(), end.reason()));
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
            case DONE -> new Outcome(state).soFar() == RunEnding.DONE;
            case ROLLED_BACK -> new Outcome(state).soFar() == RunEnding.ROLLED_BACK;
        };
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
        var end = new Outcome(state);
        return Move.write(new Event.RunEnded(ended.exit() == 0 ? end.exit().code() : ended.exit(), end.reason()));
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
