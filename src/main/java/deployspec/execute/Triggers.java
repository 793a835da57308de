package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.event.Person;
import deployspec.execute.event.Verdict;
import deployspec.execute.judge.Judge;
import deployspec.execute.port.Output;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedStep;
import deployspec.value.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Watches the rollback levels in the background, and says when somebody or something wants to go back. */
record Triggers(Situation situation) {
    /** A background look belongs to no step: it sees the values of the run alone. */
    private static final PlannedStep NOWHERE = Situation.nowhere("", Map.of(), List.of());

    /** A rollback level was reached where it is not declined already. */
    Optional<Event> fired(PlannedGate gate, Verdict verdict) {
        return gate.check() instanceof PlannedGate.Against against
                ? fired(against.threshold(), verdict)
                : Optional.empty();
    }

    private Optional<Event> fired(String threshold, Verdict verdict) {
        var state = situation.state();
        boolean reached = verdict.reached().equals(Optional.of(Level.Kind.ROLLBACK));
        return reached
                        && situation.canRollBack()
                        && !state.rollback.isPending()
                        && !state.rollback.declined.contains(threshold)
                ? Optional.of(new Event.RollbackTriggered(
                        Event.Trigger.LEVEL, threshold, verdict.sentence(), Optional.empty()))
                : Optional.empty();
    }

    Optional<Event> invoked(Event.Trigger trigger, String reason, Person by) {
        return situation.canRollBack()
                ? Optional.of(new Event.RollbackTriggered(trigger, "", reason, Optional.of(by)))
                : Optional.empty();
    }

    /** The next look in the background, or when it is due; empty where nothing is watched. */
    Optional<Move> watch() {
        if (!situation.canRollBack()
                || situation.state().rollback.isPending()
                || situation.state().stopping()
                || situation.dryRun()) {
            return Optional.empty();
        }
        var rollback = situation.plan().rollback().orElseThrow();
        Optional<Instant> next = Optional.empty();
        for (var threshold : rollback.triggers()) {
            var move = look(threshold, "watch " + threshold, NOWHERE, Instant.EPOCH, rollback.every());
            if (!(move instanceof Move.Await waiting)) {
                return Optional.of(move);
            }
            next = Stream.concat(next.stream(), waiting.until().stream()).min(Comparator.naturalOrder());
        }
        return next.map(n -> Move.await("", n));
    }

    /** Whether it is looked at in the background anyway, at least so often. */
    boolean watches(String threshold, Duration every) {
        return situation.canRollBack()
                && situation
                        .plan()
                        .rollback()
                        .filter(r ->
                                r.triggers().contains(threshold) && r.every().compareTo(every) <= 0)
                        .isPresent();
    }

    /**
     * The next look at a threshold that is looked at so often, or waiting for it.
     *
     * @param name of the looks on the desk
     * @param step whose values they see
     * @param before when it was looked at by others
     */
    Move look(String threshold, String name, PlannedStep step, Instant before, Duration every) {
        var last = situation.desk().begun.getOrDefault(name, before);
        var due = (last.isBefore(before) ? before : last).plus(every);
        if (due.isAfter(situation.now()) && situation.desk().result(name).isEmpty()) {
            return Move.await("", due);
        }
        return switch (new Looks(situation, step, () -> Output.NONE)
                .judge(situation.plan().threshold(threshold), name, name, Judge.Place.WATCH)) {
            case Sought.Pending<Verdict> pending -> pending.move();
            case Sought.Got<Verdict> got -> written(threshold, got.value(), name);
        };
    }

    /** Only what differs from the look before is worth a line; a level that lasts is told when it has lasted long enough. */
    private Move written(String threshold, Verdict verdict, String name) {
        var before = Optional.ofNullable(situation.state().watched.get(threshold));
        boolean same = before.filter(b -> b.result() == verdict.result()
                        && b.reached().equals(verdict.reached())
                        && b.meets().equals(verdict.meets()))
                .isPresent();
        var events = new ArrayList<Event>();
        if (!same) {
            events.add(new Event.Watched(threshold, verdict));
            boolean blind = verdict.result() == Verdict.Result.NO_DATA || verdict.result() == Verdict.Result.ERROR;
            boolean worse = verdict.reached()
                            .filter(kind -> kind.compareTo(Level.Kind.CRITICAL) >= 0)
                            .isPresent()
                    && !situation.state().levels.are(Level.Kind.CRITICAL, threshold);
            if (blind || worse) {
                new EscalationMoves(situation)
                        .about(Event.Cause.LEVEL, threshold, verdict.sentence())
                        .ifPresent(events::add);
            }
        }
        fired(threshold, verdict).ifPresent(events::add);
        return Move.write(events, name);
    }
}
