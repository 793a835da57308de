package deployspec.model;

import deployspec.diagnostic.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * How often, and when, a failed script is run again.
 *
 * @param backoff each pause is this many times the one before
 * @param onExit only after these exit statuses; empty means after any bad one
 */
public record Retry(int attempts, Duration every, BigDecimal backoff, List<Integer> onExit, Span span) {
    public Retry {
        onExit = List.copyOf(onExit);
    }
}
