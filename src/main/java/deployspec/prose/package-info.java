/**
 * How a plan is said in words: windows, levels, conditions, approvals and prose as its readers know them. Words and code as a tree;
 * whoever prints encodes. May use {@code plan} and {@code value}; decides nothing about layout.
 */
@NullMarked
package deployspec.prose;

import org.jspecify.annotations.NullMarked;
