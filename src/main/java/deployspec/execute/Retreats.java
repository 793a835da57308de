package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.schedule.LastRetreat;
import java.time.Instant;
import java.util.Optional;

/**
 * Says how late a rollback still fits: when there is first something to take back, again when that time is near, and when it has
 * passed. It holds nothing up: whether to go back is for others to decide.
 */
record Retreats(Situation situation) {
    /** What is to be said now, or when that will be; empty where there is nothing more to say. */
    Optional<Move> next() {
        boolean possible = situation.canRollBack()
                && !situation.state().rollback.isPending()
                && !situation.state().stopping()
                && !situation.dryRun();
        return possible ? situation.state().rollback.lastRetreat.flatMap(this::next) : Optional.empty();
    }

    private Optional<Move> next(LastRetreat last) {
        var told = situation.state().rollback.retreatTold;
        var now = stage(last);
        if (told.filter(t -> t.compareTo(now) >= 0).isEmpty()) {
            return Optional.of(
                    Move.write(new Event.RetreatTold(now, last.started(), last.budget(), last.over(), before(last))));
        }
        return switch (now) {
            case AHEAD -> Optional.of(Move.await("", last.near()));
            case NEAR -> Optional.of(Move.await("", last.started()));
            case PASSED -> Optional.empty();
        };
    }

    private Event.Retreat stage(LastRetreat last) {
        if (situation.now().isBefore(last.near())) {
            return Event.Retreat.AHEAD;
        }
        return reached(last.started()) ? Event.Retreat.PASSED : Event.Retreat.NEAR;
    }

    private boolean reached(Instant instant) {
        return !situation.now().isBefore(instant);
    }

    private String before(LastRetreat last) {
        return last.window()
                .map(environment -> "the change window of " + environment)
                .orElseGet(() -> last.number() + " " + situation.shown(last.title()));
    }
}
