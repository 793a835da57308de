package deployspec.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * One action of a step and how it is judged by itself.
 *
 * @param timeout of one attempt, on the monotonic clock
 * @param essential whether its failure is the step's; a message that cannot be sent is shown and stops nothing
 */
public record PlannedAction(Action action, Expect expect, Retry retry, Duration timeout, boolean essential) {
    /** Long enough for a receiver that starts anew, short enough to wait for. */
    private static final Retry MESSAGE_RETRY = new Retry(5, Duration.ofSeconds(2), BigDecimal.TWO, List.of());

    private static final Duration MESSAGE_TIMEOUT = Duration.ofSeconds(20);

    /** Whatever has no answer by then is up to people. */
    private static final Duration PEOPLE_TIMEOUT = Duration.ofHours(24);

    /** The sending of a message. */
    public static PlannedAction message(Action action) {
        return switch (action) {
            case Action.RunProcess run ->
                new PlannedAction(run, Expect.EXIT_ZERO, MESSAGE_RETRY, MESSAGE_TIMEOUT, false);
            case Action.CallHttp call ->
                new PlannedAction(call, Expect.HTTP_SUCCESS, MESSAGE_RETRY, MESSAGE_TIMEOUT, false);
            case Action.AskOperator ask -> new PlannedAction(ask, Expect.EXIT_ZERO, Retry.NONE, PEOPLE_TIMEOUT, false);
            case Action.Pause pause -> throw new IllegalArgumentException("no message is sent by waiting");
        };
    }

    /** The same, with another limit to each attempt. */
    public PlannedAction within(Duration limit) {
        return new PlannedAction(action, expect, retry, limit, essential);
    }
}
