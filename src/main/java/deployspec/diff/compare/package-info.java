/** The comparers: one file for each facet of a plan that can become weaker, each with its direction. */
@NullMarked
package deployspec.diff.compare;

import org.jspecify.annotations.NullMarked;
