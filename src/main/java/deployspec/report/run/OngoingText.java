package deployspec.report.run;

import deployspec.execute.port.Attempt;
import deployspec.report.OneLine;
import deployspec.value.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/** What goes on, in the words that the screen of a run and {@code spec status} share. */
final class OngoingText {
    private OngoingText() {}

    /** {@code 2m10s of 10m}, where somebody has planned it; {@code 2m10s of at most 10m}, where it is stopped then. */
    static String elapsed(Ongoing ongoing, Instant now) {
        return seconds(Duration.between(ongoing.since(), now))
                + ongoing.length()
                        .map(l -> (l.limit() ? " of at most " : " of ") + seconds(l.duration()))
                        .orElse("");
    }

    /** Whether it takes longer than planned. */
    static boolean overdue(Ongoing ongoing, Instant now) {
        return ongoing.length()
                .filter(l -> Duration.between(ongoing.since(), now).compareTo(l.duration()) > 0)
                .isPresent();
    }

    static String samples(Ongoing.Samples samples) {
        return "%d of %d samples%s"
                .formatted(
                        samples.taken(),
                        samples.planned(),
                        samples.bad() == 0 ? "" : ", %d bad".formatted(samples.bad()));
    }

    /** The last line of what it writes or was told. */
    static Optional<String> said(Ongoing ongoing, Function<Attempt, Optional<String>> lastLine) {
        return ongoing.said()
                .or(() -> ongoing.attempt().flatMap(lastLine))
                .map(OneLine::of)
                .filter(line -> !line.isEmpty());
    }

    /** To the second, as a clock counts that people look at: never less than nothing. */
    static String seconds(Duration duration) {
        return Durations.print((duration.isNegative() ? Duration.ZERO : duration).truncatedTo(ChronoUnit.SECONDS));
    }
}
