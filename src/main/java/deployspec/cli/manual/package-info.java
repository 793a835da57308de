/**
 * What the command line says of itself to shells and readers: completion scripts and the manual page, written from its own
 * model, so that neither can know an option that is not there. It prints nothing and knows no command by name.
 */
@NullMarked
package deployspec.cli.manual;

import org.jspecify.annotations.NullMarked;
