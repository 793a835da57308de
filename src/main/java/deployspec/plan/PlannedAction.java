package deployspec.plan;

import java.time.Duration;

/**
 * One action of a step and how it is judged by itself.
 *
 * @param timeout of one attempt, on the monotonic clock
 * @param essential whether its failure is the step's; a message that cannot be sent is shown and stops nothing
 */
public record PlannedAction(Action action, Expect expect, Retry retry, Duration timeout, boolean essential) {}
