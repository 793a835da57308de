/** The executor in a world of its own making: scripted answers, a clock that jumps, crashes at every point. */
@NullMarked
package deployspec.execute;

import org.jspecify.annotations.NullMarked;
