/**
 * How YAML writes texts, for every target whose language it is. What such a target's own language evaluates is its own
 * to keep out: each has a sealed family of encoded texts that is built on this. May use {@code value}.
 */
@NullMarked
package deployspec.render.yaml;

import org.jspecify.annotations.NullMarked;
