/**
 * Templates that nothing enters which is not encoded for their language. The only place that knows Mustache; may use {@code json}
 * for the shape of records, and knows neither
 * plans nor any language itself.
 */
@NullMarked
package deployspec.template;

import org.jspecify.annotations.NullMarked;
