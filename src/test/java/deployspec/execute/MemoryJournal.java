package deployspec.execute;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.port.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A journal that a process does not outlive, unless a test hands it on; it can break off behind any entry. */
final class MemoryJournal implements Journal {
    /** The process has died, right behind a durable entry. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final List<Entry> entries = new ArrayList<>();
    private int crashBehind = Integer.MAX_VALUE;

    MemoryJournal crashingBehind(int entry) {
        crashBehind = entry;
        return this;
    }

    @Override
    public Entry append(Instant at, Event event) {
        var entry = new Entry(entries.size() + 1, at, event);
        entries.add(entry);
        if (entries.size() == crashBehind) {
            throw new Crash();
        }
        return entry;
    }

    @Override
    public void settle() {}

    @Override
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    <E extends Event> List<E> all(Class<E> kind) {
        return entries.stream()
                .map(Entry::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
