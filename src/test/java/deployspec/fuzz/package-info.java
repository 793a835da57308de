/**
 * Damaged specs by the hundred thousand, for the tests that show that no spec makes the tool crash or hang. Every one is
 * made from a seed and a number alone, so any of them can be made again.
 */
@NullMarked
package deployspec.fuzz;

import org.jspecify.annotations.NullMarked;
