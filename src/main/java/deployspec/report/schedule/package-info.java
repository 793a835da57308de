/**
 * A plan on the clock, as text and as a calendar. May use {@code schedule}, {@code plan}, {@code prose} and what {@code report}
 * knows of text; knows no run.
 */
@NullMarked
package deployspec.report.schedule;

import org.jspecify.annotations.NullMarked;
