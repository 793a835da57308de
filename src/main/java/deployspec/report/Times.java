package deployspec.report;

import deployspec.value.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Instants and durations for a person, always in UTC: whoever reads a report may sit anywhere. */
final class Times {
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    static String full(Instant instant) {
        return DAY_AND_TIME.format(instant);
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** To the second; under ten seconds, to the tenth. */
    static String took(Duration duration) {
        return duration.compareTo(Duration.ofSeconds(10)) < 0
                ? "%d.%ds".formatted(duration.toSeconds(), duration.toMillisPart() / 100)
                : Durations.print(duration.truncatedTo(ChronoUnit.SECONDS));
    }
}
