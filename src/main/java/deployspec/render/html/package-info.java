/**
 * The checklist as a page: read and ticked in a browser, or printed. What it says is {@code render.checklist}'s; only
 * {@link deployspec.template.Html} reaches the template. May use {@code plan}, {@code prose} and {@code value}.
 */
@NullMarked
package deployspec.render.html;

import org.jspecify.annotations.NullMarked;
