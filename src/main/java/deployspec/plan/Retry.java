package deployspec.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * When an action that failed is tried again.
 *
 * @param attempts in all, the first included
 * @param every before the second attempt; each later pause is {@code backoff} times the one before
 * @param onExit only after these codes; empty = any failure
 */
public record Retry(int attempts, Duration every, BigDecimal backoff, List<Integer> onExit) {
    public static final Retry NONE = new Retry(1, Duration.ZERO, BigDecimal.ONE, List.of());

    public Retry {
        onExit = onExit.stream().sorted().toList();
    }
}
