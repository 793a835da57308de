/** The rules, one a file. Each is general: none knows a word of any one procedure. */
@NullMarked
package deployspec.lint.rules;

import org.jspecify.annotations.NullMarked;
