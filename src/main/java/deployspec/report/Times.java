package deployspec.report;

import deployspec.value.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Instants and durations for a person, always in UTC: whoever reads a report may sit anywhere. */
public final class Times {
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    /** {@code Tue 2026-01-20}. */
    public static String day(Instant instant) {
        return DAY.format(instant);
    }

    /** {@code 02:15}, as plans are made. */
    public static String clock(Instant instant) {
        return CLOCK.format(instant);
    }

    public static String full(Instant instant) {
        return DAY_AND_TIME.format(instant);
    }

    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    /**
     * To the second; under ten seconds, to the tenth. A clock that was set back between two processes of a run took nothing, not
     * less.
     */
    public static String took(Duration between) {
        var duration = between.isNegative() ? Duration.ZERO : between;
        return duration.compareTo(Duration.ofSeconds(10)) < 0
                ? "%d.%ds".formatted(duration.toSeconds(), duration.toMillisPart() / 100)
                : Durations.print(duration.truncatedTo(ChronoUnit.SECONDS));
    }

    /** What a person needs of it: {@code 45s}, {@code 12m}, {@code 3h5m}, {@code 2d4h}. */
    public static String rough(Duration duration) {
        var unit = duration.compareTo(Duration.ofDays(1)) >= 0
                ? ChronoUnit.HOURS
                : duration.compareTo(Duration.ofMinutes(2)) >= 0 ? ChronoUnit.MINUTES : ChronoUnit.SECONDS;
        return Durations.print(duration.truncatedTo(unit));
    }
}
