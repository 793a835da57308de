/**
 * What people and programs are told: diagnostics, plans, the progress of a run and its end, each as text for its medium.
 * May use {@code diagnostic}, {@code value}, {@code plan}, {@code prose} and the events of {@code execute}; decides nothing.
 */
@NullMarked
package deployspec.report;

import org.jspecify.annotations.NullMarked;
