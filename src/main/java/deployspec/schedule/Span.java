package deployspec.schedule;

import java.time.Instant;
import java.util.stream.Stream;

/** A stretch of time, or an instant when both ends are the same. */
public record Span(Instant from, Instant to) {
    public Span {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("not a span: " + from + " to " + to);
        }
    }

    public boolean isInstant() {
        return from.equals(to);
    }

    /** The shortest that holds both. */
    public Span with(Span other) {
        return new Span(
                Stream.of(from, other.from).min(Instant::compareTo).orElseThrow(),
                Stream.of(to, other.to).max(Instant::compareTo).orElseThrow());
    }
}
