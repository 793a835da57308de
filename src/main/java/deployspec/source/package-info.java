/**
 * From bytes to a located tree: the YAML reader, and the check against the published JSON Schema with its findings
 * mapped back to the places that caused them. May use {@code diagnostic}; never knows what a key means.
 */
@NullMarked
package deployspec.source;

import org.jspecify.annotations.NullMarked;
