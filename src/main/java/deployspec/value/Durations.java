package deployspec.value;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;

/** Durations as a spec writes them: {@code 30s 10m 6h 7d 1h30m 250ms}. */
public final class Durations {
    private static final String CODE = "bad-duration";
    private static final Pattern PART = Pattern.compile("([0-9]+)([.][0-9]+)?([A-Za-zµ]*)");
    /** Longer numbers would overflow, and no deployment takes as long. */
    private static final int DIGITS = 9;

    /** In nanoseconds, which clocks count in, 292 years are more than a machine word holds. */
    private static final Duration LONGEST = Duration.ofDays(10_000);

    private Durations() {}

    /** Reads a duration; one that {@link #print} wrote comes back equal. */
    public static Duration parse(String text) {
        var part = PART.matcher(text);
        var sum = Duration.ZERO;
        Part last = null;
        int done = 0;
        while (done < text.length()) {
            if (!part.find(done) || part.start() != done || (part.group(3).isEmpty() && part.end() < text.length())) {
                throw new Malformed(
                        CODE,
                        0,
                        text.length(),
                        "`" + text + "` is not a duration",
                        "Write whole numbers with units, such as `30s`, `10m`, `6h`, `7d`, `1h30m` or `250ms`.");
            }
            var unit = unit(part.group(1), part.group(3), part.start(3), done, part.end());
            if (part.group(1).length() > DIGITS) {
                throw new Malformed(
                        CODE,
                        done,
                        part.end(),
                        "`" + part.group() + "` is longer than any deployment",
                        "Use a larger unit.");
            }
            if (part.group(2) != null) {
                throw new Malformed(
                        CODE,
                        done,
                        part.end(),
                        "`" + part.group() + "` is not a whole number of `" + unit.symbol + "`",
                        whole(new BigDecimal(part.group(1) + part.group(2)), unit));
            }
            if (last != null && unit.length.compareTo(last.length) >= 0) {
                throw new Malformed(
                        CODE,
                        done,
                        part.end(),
                        "`" + unit.symbol + "` can't stand behind `" + last.symbol + "`",
                        "Write each unit once, the largest first: `d`, `h`, `m`, `s`, `ms`.");
            }
            sum = sum.plus(unit.length.multipliedBy(Long.parseLong(part.group(1))));
            last = unit;
            done = part.end();
        }
        if (sum.compareTo(LONGEST) > 0) {
            throw new Malformed(
                    CODE,
                    0,
                    text.length(),
                    "`" + text + "` is longer than any deployment",
                    "Write at most `" + print(LONGEST) + "`.");
        }
        if (last == null) {
            throw new Malformed(CODE, 0, 0, "a duration is missing", "Write for example `30s`, `10m` or `1h30m`.");
        }
        return sum;
    }

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

    private static Part unit(String number, String symbol, int symbolFrom, int from, int to) {
        for (var unit : Part.values()) {
            if (unit.symbol.equals(symbol)) {
                return unit;
            }
        }
        if (symbol.isEmpty()) {
            throw new Malformed(
                    CODE,
                    from,
                    to,
                    "`" + number + "` has no unit",
                    "Write `" + number + "s` for seconds, `" + number + "m` for minutes, `" + number + "h` for hours.");
        }
        throw new Malformed(
                CODE, symbolFrom, to, "`" + symbol + "` is not a unit of time", UnitNames.adviceForTime(symbol));
    }

    private static String whole(BigDecimal number, Part unit) {
        var exact = number.multiply(BigDecimal.valueOf(unit.length.toMillis()));
        return exact.stripTrailingZeros().scale() <= 0
                ? "Write `" + print(Duration.ofMillis(exact.longValue())) + "`."
                : "Use a smaller unit.";
    }

    private enum Part {
        DAY("d", Duration.ofDays(1)),
        HOUR("h", Duration.ofHours(1)),
        MINUTE("m", Duration.ofMinutes(1)),
        SECOND("s", Duration.ofSeconds(1)),
        MILLISECOND("ms", Duration.ofMillis(1));

        private final String symbol;
        private final Duration length;

        Part(String symbol, Duration length) {
            this.symbol = symbol;
            this.length = length;
        }
    }
}
