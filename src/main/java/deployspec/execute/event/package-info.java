/**
 * What a run writes down: events, and the verdicts, readings and answers in them. Plain data, so that it can be written as
 * JSON and folded into the state of a run. May use {@code plan} and {@code value}; never decides and never acts.
 */
@NullMarked
package deployspec.execute.event;

import org.jspecify.annotations.NullMarked;
