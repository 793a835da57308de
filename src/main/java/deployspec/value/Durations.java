package deployspec.value;

import java.time.Duration;

/** Durations as a spec writes them: {@code 30s 10m 6h 7d 1h30m 250ms}. */
public final class Durations {
    private Durations() {}

    /** The shortest form in descending units; zero is {@code 0s}. */
    public static String print(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        var text = new StringBuilder(duration.isNegative() ? "-" : "");
        var rest = duration.abs();
        append(text, rest.toDays(), "d");
        append(text, rest.toHoursPart(), "h");
        append(text, rest.toMinutesPart(), "m");
        append(text, rest.toSecondsPart(), "s");
        append(text, rest.toMillisPart(), "ms");
        return text.toString();
    }

    private static void append(StringBuilder text, long number, String unit) {
        if (number > 0) {
            text.append(number).append(unit);
        }
    }
}
