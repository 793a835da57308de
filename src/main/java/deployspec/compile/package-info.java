/**
 * From the spec as written to the plan: names resolved, one environment chosen, loops unrolled, every variety of the
 * language lowered into the few things that a plan knows. Expects a spec in which every name resolves; {@code lint}
 * proves that first. May use {@code model}, {@code plan}, {@code value} and {@code diagnostic}.
 */
@NullMarked
package deployspec.compile;

import org.jspecify.annotations.NullMarked;
