package deployspec.execute;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.schedule.LastRetreat;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What has become of the rollback, from the first step that there would be something to take back of. */
final class RollbackState {
    Optional<String> armed = Optional.empty();
    Optional<LastRetreat> lastRetreat = Optional.empty();
    Optional<Event.Retreat> retreatTold = Optional.empty();
    Optional<Event.RollbackTriggered> trigger = Optional.empty();
    Optional<Event.RollbackDecided> decision = Optional.empty();
    /** Failed steps, and thresholds until their level is no longer reached, whose rollback was declined. */
    final Set<String> declined = new HashSet<>();

    Optional<Instant> started = Optional.empty();
    /** What has made an end of it before it was through. */
    Optional<Event.Responded> stopped = Optional.empty();

    Optional<Event.RollbackEnded> ended = Optional.empty();

    void add(Entry entry) {
        switch (entry.event()) {
            case Event.RollbackArmed e -> armed = Optional.of(e.step());
            case Event.RetreatTold e -> retreatTold = Optional.of(e.stage());
            case Event.RollbackTriggered e -> {
                trigger = Optional.of(e);
                decision = Optional.empty();
            }
            case Event.RollbackDecided e -> {
                decision = Optional.of(e);
                trigger.filter(t -> !e.start()).ifPresent(t -> declined.add(t.subject()));
            }
            case Event.RollbackStarted e -> started = Optional.of(entry.at());
            case Event.RollbackEnded e -> ended = Optional.of(e);
            default -> {}
        }
    }

    /** Whether it is being carried out. */
    boolean isUnderWay() {
        return started.isPresent() && ended.isEmpty();
    }

    /** Whether somebody or something wants to go back, and it is not decided. */
    boolean isPending() {
        return trigger.isPresent() && decision.isEmpty() && started.isEmpty();
    }
}
