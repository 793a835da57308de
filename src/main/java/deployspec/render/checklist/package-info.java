/**
 * A plan as people follow it on paper, on a page or in an issue: a tree of {@link deployspec.render.checklist.Block}s, in
 * no language yet. Targets write it down in theirs, so what one of them says, the others say. May use {@code plan},
 * {@code prose} and {@code value}.
 */
@NullMarked
package deployspec.render.checklist;

import org.jspecify.annotations.NullMarked;
