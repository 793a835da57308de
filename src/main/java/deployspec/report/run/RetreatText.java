package deployspec.report.run;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.report.Times;
import deployspec.value.Durations;
import java.time.Instant;
import java.util.Optional;

/** How late a rollback still fits, in a sentence that says when, not only how soon. */
final class RetreatText {
    private RetreatText() {}

    /** What a report tells: that a rollback would have come too late. */
    static Optional<String> passed(Entry entry) {
        return entry.event() instanceof Event.RetreatTold told && told.stage() == Event.Retreat.PASSED
                ? Optional.of(of(told, entry.at()))
                : Optional.empty();
    }

    /** @param at when that is said: another day is named */
    static String of(Event.RetreatTold told, Instant at) {
        var until = clock(told.until(), at);
        var limit = "before %s, when %s ends".formatted(clock(told.over(), at), told.what());
        var rollback = "a rollback, which may take %s,".formatted(Durations.print(told.budget()));
        return switch (told.stage()) {
            case AHEAD -> "%s fits until %s: it has to be over %s".formatted(rollback, until, limit);
            case NEAR -> "past %s %s no longer fits %s".formatted(until, rollback, limit);
            case PASSED -> "since %s %s no longer fits %s".formatted(until, rollback, limit);
        };
    }

    private static String clock(Instant instant, Instant at) {
        return Times.day(instant).equals(Times.day(at)) ? Times.time(instant) : Times.full(instant);
    }
}
