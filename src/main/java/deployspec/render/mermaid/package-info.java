/**
 * The procedure as pictures in Mermaid: what leads to what, and what is planned when. Only {@link
 * deployspec.render.mermaid.Mermaid} reaches a template; names in a picture are generated, never a text of the plan. May use
 * {@code plan}, {@code prose} and {@code value}.
 */
@NullMarked
package deployspec.render.mermaid;

import org.jspecify.annotations.NullMarked;
