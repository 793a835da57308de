/**
 * What a check of specs found, in each format in which people and programs want to be told. May use {@code diagnostic},
 * {@code value}, {@code json} and what {@code report} knows of text; writes texts, never files.
 */
@NullMarked
package deployspec.report.findings;

import org.jspecify.annotations.NullMarked;
