package deployspec.execute.event;

import java.time.Instant;

/**
 * One line of the journal.
 *
 * @param seq dense, from 1; the order of things is the order of these, never that of times
 */
public record Entry(long seq, Instant at, Event event) {}
