/**
 * A plan on the clock: its windows as instants, how late a rollback still fits, as text and as a calendar. May use {@code plan},
 * {@code prose} and what {@code report} knows of text; knows no run.
 */
@NullMarked
package deployspec.report.schedule;

import org.jspecify.annotations.NullMarked;
