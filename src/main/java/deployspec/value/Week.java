package deployspec.value;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Several change windows together: open while one of them is. */
public record Week(List<ChangeWindow> windows) {
    /** Twice a week: a window may fall into the hour that summer time leaves out. */
    private static final int DAYS = 15;

    /** Two weeks to compare by: a winter's and a summer's, in which no clock is changed. */
    private static final List<Instant> SAMPLES =
            List.of(Instant.parse("2026-01-12T00:00:00Z"), Instant.parse("2026-07-13T00:00:00Z"));

    public Week {
        windows = List.copyOf(windows);
    }

    public boolean isOpen(Instant instant) {
        return windows.stream().anyMatch(w -> w.isOpen(instant));
    }

    /** When the next window opens; that instant itself if one is open. */
    public Instant opens(Instant from) {
        return isOpen(from)
                ? from
                : edges(from).filter(this::isOpen).findFirst().orElseThrow();
    }

    /** When none is open any more; empty if that is not within two weeks. */
    public Optional<Instant> closes(Instant from) {
        return edges(from).filter(i -> !isOpen(i)).findFirst();
    }

    /** How long it stays open at the longest, clocks that are changed left out of account. */
    public Duration longest() {
        var begin = SAMPLES.getFirst();
        return Stream.concat(Stream.of(begin), edges(begin))
                .filter(this::isOpen)
                .map(from -> Duration.between(from, closes(from).orElse(from.plus(Duration.ofDays(DAYS)))))
                .max(Duration::compareTo)
                .orElseThrow();
    }

    /** Whether it is ever open when the other one is not. */
    public boolean isOpenBeyond(Week other) {
        return SAMPLES.stream()
                .flatMap(week -> Stream.concat(edges(week), other.edges(week)))
                .anyMatch(i -> isOpen(i) && !other.isOpen(i));
    }

    private Stream<Instant> edges(Instant from) {
        return windows.stream()
                .flatMap(w -> w.edges(from, DAYS))
                .filter(i -> i.isAfter(from))
                .sorted();
    }
}
