/**
 * The checklist in Markdown: a plan as a team prints it, pastes it into an issue or follows it on a call. Only {@link
 * deployspec.render.markdown.Markdown} reaches the template. May use {@code plan}, {@code prose} and {@code value}.
 */
@NullMarked
package deployspec.render.markdown;

import org.jspecify.annotations.NullMarked;
