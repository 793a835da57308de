package deployspec.execute.port;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import java.time.Instant;
import java.util.List;

/** The record of one run, and its only state. */
public interface Journal {
    /** The next entry. It is on the record, and may be acted on and told, once {@link #settle} has returned. */
    Entry append(Instant at, Event event);

    /** Returns when all that was appended is durable. What cannot be made durable is the end of the process: it throws. */
    void settle();

    /** All entries, in the order in which they were appended. */
    List<Entry> entries();
}
