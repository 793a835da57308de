/** The shell scripts of a spec, read once for all the rules that look inside. */
@NullMarked
package deployspec.lint.scripts;

import org.jspecify.annotations.NullMarked;
