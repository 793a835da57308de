/**
 * The small values that a spec writes and a plan carries: text with references, durations, moments, windows,
 * quantities, levels, patterns, and how a reading is taken from an answer. Immutable, without places; uses nothing.
 */
@NullMarked
package deployspec.value;

import org.jspecify.annotations.NullMarked;
