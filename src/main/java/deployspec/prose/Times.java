package deployspec.prose;

import deployspec.value.Durations;
import deployspec.value.Moment;
import deployspec.value.Moment.Anchor;
import deployspec.value.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Windows, moments and durations. */
public final class Times {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Times() {}

    /** {@code T-7 Days}, {@code T+0 to T+15}, {@code 0-5 min} for one timed from the start of a rollback. */
    public static String window(Window window) {
        if (window.isInstant()) {
            return moment(window.from());
        }
        boolean rollbackMinutes = window.from().anchor() == Anchor.R && isWhole(window.from()) && isWhole(window.to());
        return rollbackMinutes
                ? window.from().offset().toMinutes() + "-"
                        + window.to().offset().toMinutes() + " min"
                : moment(window.from()) + " to " + moment(window.to());
    }

    /** {@code T-7 Days}, {@code T-30min}; bare numbers behind a plus are minutes. */
    public static String moment(Moment moment) {
        var offset = moment.offset();
        var anchor = moment.anchor().name();
        if (offset.isNegative()) {
            return anchor + "-" + amount(offset.abs(), "min");
        }
        return moment.anchor() == Anchor.E ? end(offset) : anchor + "+" + amount(offset, "");
    }

    private static String end(Duration offset) {
        return offset.isZero() ? "E" : "E+" + amount(offset, "min");
    }

    private static String amount(Duration offset, String minutes) {
        if (offset.compareTo(DAY) > 0 && isMultiple(offset, DAY)) {
            return offset.toDays() + " Days";
        }
        boolean inMinutes = minutes.isEmpty() || offset.compareTo(HOUR) < 0;
        if (inMinutes && isMultiple(offset, MINUTE)) {
            return offset.toMinutes() + minutes;
        }
        return isMultiple(offset, HOUR) ? offset.toHours() + "h" : Durations.print(offset);
    }

    /** {@code 30 minutes}, {@code 1 hour 30 minutes}, {@code 24 hours}, {@code 7 days}. */
    public static String duration(Duration duration) {
        if (duration.isZero()) {
            return "0 seconds";
        }
        boolean inDays = duration.compareTo(DAY) > 0;
        var parts = new ArrayList<String>();
        add(parts, inDays ? duration.toDays() : 0, "day");
        add(parts, inDays ? duration.toHoursPart() : duration.toHours(), "hour");
        add(parts, duration.toMinutesPart(), "minute");
        add(parts, duration.toSecondsPart(), "second");
        add(parts, duration.toMillisPart(), "millisecond");
        return String.join(" ", parts);
    }

    /** {@code every 5 minutes}, {@code every hour}. */
    public static String every(Duration duration) {
        return "every " + duration(duration).replaceFirst("^1 (?=[a-z]+$)", "");
    }

    private static void add(List<String> parts, long number, String unit) {
        if (number > 0) {
            parts.add(number + " " + unit + (number == 1 ? "" : "s"));
        }
    }

    private static boolean isWhole(Moment moment) {
        return isMultiple(moment.offset(), MINUTE);
    }

    private static boolean isMultiple(Duration duration, Duration unit) {
        return duration.toNanos() % unit.toNanos() == 0;
    }
}
