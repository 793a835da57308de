/**
 * What is told of a run: while it goes on, at its end, and long after. One {@link deployspec.report.run.RunFormat} a way to
 * tell it, listed in {@link deployspec.report.run.RunFormats}. May use {@code plan}, {@code prose}, {@code template}, the events of
 * {@code execute} and what {@code report} knows of text; writes texts, never files, and decides nothing.
 */
@NullMarked
package deployspec.report.run;

import org.jspecify.annotations.NullMarked;
