/**
 * The command line: one command a file. A command parses its arguments, calls the stages, hands the result to a report
 * and returns an {@link deployspec.cli.Exit}; it computes nothing and words nothing. The only package that knows picocli,
 * and with {@code world} the only one that touches the process it runs in.
 */
@NullMarked
package deployspec.cli;

import org.jspecify.annotations.NullMarked;
