/**
 * The spec as its author wrote it: records with places, sealed where the language offers a choice. May use {@code
 * value} and {@code diagnostic}; resolves nothing, orders nothing, knows no plan. The decoders are in {@code decode}.
 */
@NullMarked
package deployspec.model;

import org.jspecify.annotations.NullMarked;
