package deployspec.report.run;

import deployspec.execute.event.Event;
import deployspec.report.Times;
import java.util.Optional;

/** What is said of an escalation, wherever a run is told. */
final class Escalating {
    private Escalating() {}

    /** Why somebody is told, and that it is late where it is. */
    static String reason(Event.Escalated event) {
        return event.reason()
                + event.missed()
                        .map(due -> " (late: it was due at %s UTC, when nobody carried out the run)"
                                .formatted(Times.time(due)))
                        .orElse("");
    }

    static String outcome(Event.Told event) {
        return switch (event.outcome()) {
            case SENT -> "sent" + (event.attempts() > 1 ? " at attempt " + event.attempts() : "") + next(event);
            case BY_HAND -> "to be sent by hand" + next(event) + ": " + event.how();
            case NOT_SENT ->
                "not sent" + (event.attempts() > 1 ? " in " + event.attempts() + " attempts" : "") + ": " + event.how();
        };
    }

    private static String next(Event.Told event) {
        return event.until()
                .map(until -> ", to be answered by " + Times.time(until) + " UTC")
                .orElse("");
    }

    static String end(Event.NobodyLeft event) {
        return "nobody is left to be told, and nobody has answered: " + event.reason();
    }

    /** One of these as a whole sentence; empty for whatever else has happened. */
    static Optional<String> sentence(Event event) {
        return switch (event) {
            case Event.Escalated e ->
                Optional.of("Escalated" + e.contact().map(c -> " to " + c).orElse("") + ": " + reason(e));
            case Event.Told e -> Optional.of("Message through " + e.channel() + " " + outcome(e));
            case Event.NobodyLeft e -> Optional.of("The escalation has ended: " + end(e));
            default -> Optional.empty();
        };
    }
}
