package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.event.Event.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One walk up the escalation: who has been told of one thing so far, and when the next one is. */
final class Ladder {
    final Cause cause;
    final String subject;
    /** Which of the walks about this subject it is, from 1: so that a second one is no repetition of the first. */
    final int number;

    final String reason;
    final List<Hop> hops = new ArrayList<>();
    /** What it was about is over. */
    boolean answered;

    boolean nobodyLeft;

    Ladder(Event.Escalated first, int number) {
        this.cause = first.cause();
        this.subject = first.subject();
        this.number = number;
        this.reason = first.reason();
    }

    /** A contact, and what came of each channel so far. */
    static final class Hop {
        final Event.Escalated escalated;
        final Instant at;
        final Map<String, Event.Told> told = new HashMap<>();

        Hop(Event.Escalated escalated, Instant at) {
            this.escalated = escalated;
            this.at = at;
        }

        /** What its time counts from: nobody's absence moves it. */
        Instant base(Instant now) {
            return escalated.missed().orElse(now);
        }

        boolean isToldThrough(String channel) {
            return told.containsKey(channel);
        }

        private boolean isTold() {
            return told.keySet().containsAll(escalated.via());
        }
    }

    boolean goesOn() {
        return !answered && !nobodyLeft;
    }

    /** As the keys of its messages say it: stable, and no other walk's. */
    String name() {
        return number == 1 ? subject : subject + "." + number;
    }

    /**
     * When the last contact's time is over: counted from when they were told, and at once if no message got through. Empty while
     * that is not known.
     */
    Optional<Instant> due(Duration within) {
        var hop = hops.getLast();
        if (hop.escalated.via().isEmpty()) {
            return Optional.of(hop.base(hop.at).plus(within));
        }
        var until = hop.told.values().stream().flatMap(t -> t.until().stream()).min(Instant::compareTo);
        return until.isPresent() || !hop.isTold() ? until : Optional.of(hop.at);
    }
}
