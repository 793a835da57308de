/**
 * Makes the model of a located tree in which the schema found no fault: one file for each section of the language. Here
 * the small notations (durations, bounds, patterns, references) are read and what the schema can't say is checked inside
 * one mapping; what needs two places of a spec is left to {@code lint}.
 */
@NullMarked
package deployspec.model.decode;

import org.jspecify.annotations.NullMarked;
