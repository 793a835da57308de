package deployspec.execute.port;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import java.time.Instant;
import java.util.List;

/** The record of one run, and its only state. */
public interface Journal {
    /** Returns when the event is durable. An entry that cannot be made durable is the end of the process: it throws. */
    Entry append(Instant at, Event event);

    /** All entries, in the order in which they were appended. */
    List<Entry> entries();
}
