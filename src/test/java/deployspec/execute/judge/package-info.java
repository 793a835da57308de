/** Readings and verdicts, one by one. */
@NullMarked
package deployspec.execute.judge;

import org.jspecify.annotations.NullMarked;
