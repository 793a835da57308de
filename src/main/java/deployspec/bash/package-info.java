/**
 * Scripts read as bash reads them: text to a tree of commands, words and expansions, each with its place, or one
 * sentence that says why bash would refuse the text. Runs nothing and knows nothing of specs; may use no other package.
 */
@NullMarked
package deployspec.bash;

import org.jspecify.annotations.NullMarked;
