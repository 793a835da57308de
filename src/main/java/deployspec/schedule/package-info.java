/**
 * A plan on the clock: its windows as instants, and how late a rollback still fits. May use {@code value} and {@code plan}; knows
 * no run, so that what is told beforehand and what a run says mean the same.
 */
@NullMarked
package deployspec.schedule;

import org.jspecify.annotations.NullMarked;
