/**
 * Carries out a plan: decide the next move from what has happened ({@code Moves}, pure), write it down, do it
 * ({@code Executor}). May use {@code plan}, {@code value} and its own ports and events; touches the world through the
 * ports only, prints nothing, and never sees the spec.
 */
@NullMarked
package deployspec.execute;

import org.jspecify.annotations.NullMarked;
