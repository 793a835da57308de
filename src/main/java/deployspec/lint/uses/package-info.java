/** Where a spec uses names and scripts: one walk over the model, for all the rules that ask. */
@NullMarked
package deployspec.lint.uses;

import org.jspecify.annotations.NullMarked;
