/**
 * The border of the executor: what it asks of the world, what can happen in return, and where it writes down what it
 * does. The real ports stand in {@code world}, the fake ones in the tests. May use {@code plan}, {@code value} and
 * {@code execute.event}.
 */
@NullMarked
package deployspec.execute.port;

import org.jspecify.annotations.NullMarked;
