/**
 * What is wrong with a spec, and where: spans in source text and diagnostics about them. Data only: it uses no other
 * package, and it never prints; {@code report} does.
 */
@NullMarked
package deployspec.diagnostic;

import org.jspecify.annotations.NullMarked;
