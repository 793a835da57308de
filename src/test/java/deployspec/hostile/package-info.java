/** Files that somebody wrote to make whoever reads them crash, hang, fetch, or believe something else. */
@NullMarked
package deployspec.hostile;

import org.jspecify.annotations.NullMarked;
