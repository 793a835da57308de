/**
 * Templates that nothing enters which is not encoded for their language. The only place that knows Mustache. May use {@code json}
 * for the shape of records and {@code value} for what hides in a text; knows no plans, and of languages only {@link
 * deployspec.template.Html}, in which both renderers and reports write.
 */
@NullMarked
package deployspec.template;

import org.jspecify.annotations.NullMarked;
