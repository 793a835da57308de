package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.event.Event.ActionOutcome;
import deployspec.plan.Action;
import deployspec.plan.PlannedAction;
import deployspec.plan.Retry;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a message that did not get through is sent again: where that may help, and for a minute. */
final class Resending {
    /** No attempt begins later than that behind the first one. */
    static final Duration BUDGET = Duration.ofMinutes(1);

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private Resending() {}

    /**
     * When; empty for never.
     *
     * @param tries so far
     * @param first when the first one began
     * @param last when the last one ended, as {@code end} says
     */
    static Optional<Instant> next(
            PlannedAction message, int tries, Instant first, Instant last, Event.ActionEnded end) {
        if (tries >= message.retry().attempts() || !mayHelp(message.action(), end)) {
            return Optional.empty();
        }
        var pause = last.plus(pause(message.retry(), tries));
        return Optional.of(end.notBefore().filter(pause::isBefore).orElse(pause))
                .filter(next -> !next.isAfter(first.plus(BUDGET)));
    }

    /** What a server refuses for good, it refuses the next time, too. */
    private static boolean mayHelp(Action action, Event.ActionEnded end) {
        if (action instanceof Action.CallHttp && end.code().isPresent()) {
            int status = end.code().get();
            return status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS || status >= 500;
        }
        return end.outcome() == ActionOutcome.FAILED || end.outcome() == ActionOutcome.ERROR;
    }

    /** Before the next attempt. */
    static Duration pause(Retry retry, int tries) {
        var millis = retry.backoff()
                .pow(tries - 1, MathContext.DECIMAL32)
                .multiply(BigDecimal.valueOf(retry.every().toMillis()));
        return Duration.ofMillis(millis.longValue());
    }
}
