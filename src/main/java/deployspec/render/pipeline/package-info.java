/**
 * A procedure as a chain of parts for an engine that starts processes and lets people release them, whichever it is. Each part carries
 * out a stretch of the rendered runbook, which holds all the meaning; an engine's renderer writes down the order, who
 * releases what, and what they are asked. May use {@code plan}, {@code prose}, {@code value} and {@code template}.
 */
@NullMarked
package deployspec.render.pipeline;

import org.jspecify.annotations.NullMarked;
