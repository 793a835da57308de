/**
 * Templates that nothing enters which is not encoded for their language. The only place that knows Mustache. May use {@code json}
 * for the shape of records; knows neither plans nor any language itself.
 */
@NullMarked
package deployspec.template;

import org.jspecify.annotations.NullMarked;
