/**
 * Judging: from an answer to a reading, from a reading to a verdict that explains itself. Pure; exact decimal arithmetic.
 * May use {@code plan}, {@code value}, {@code json} and {@code execute.event}; never asks anybody for anything.
 */
@NullMarked
package deployspec.execute.judge;

import org.jspecify.annotations.NullMarked;
