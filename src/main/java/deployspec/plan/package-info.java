/**
 * The plan: one procedure, resolved for one environment, in order, closed and hashed. Data only. Whoever renders or
 * executes sees the plan and never the spec; all the variety of the language has been lowered into what stands here.
 * May use {@code value} and {@code json}.
 */
@NullMarked
package deployspec.plan;

import org.jspecify.annotations.NullMarked;
