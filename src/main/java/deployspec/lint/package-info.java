/**
 * Static examination: rules over the spec as written, and over the plan made of it. A rule is stateless, names itself
 * for the good state, and answers with diagnostics; none means fine. May use {@code diagnostic}, {@code value},
 * {@code model}, {@code plan} and {@code bash}.
 */
@NullMarked
package deployspec.lint;

import org.jspecify.annotations.NullMarked;
