/**
 * A plan as one bash file that a person can run without this tool: a fixed library of functions, and the procedure as
 * calls of these. May use {@code plan}, {@code value} and {@code prose}; text gets into the file only through
 * {@link deployspec.render.shell.ShellText}.
 */
@NullMarked
package deployspec.render.shell;

import org.jspecify.annotations.NullMarked;
