package deployspec.execute.port;

import deployspec.execute.event.Entry;
import java.time.Instant;
import java.util.Optional;

/** Is told what goes on, so that somebody can be shown it. Nothing depends on what it does. */
public interface Progress {
    /** It is durable now. */
    void recorded(Entry entry);

    void started(Ticket ticket, Task task);

    void ended(Ticket ticket, Result result);

    /** Nothing can be done until something happens or that instant comes; {@code why} is a phrase, such as {@code T-30m is at 22:00}. */
    void waiting(String why, Optional<Instant> until);

    /** Something that a person asked for cannot be done; a sentence. */
    void refused(String why);

    /**
     * It is so late, and nothing has happened that would have been told.
     *
     * @return when to be told again; empty = not before something happens
     */
    Optional<Instant> tick(Instant now);

    Progress NONE = new Progress() {
        @Override
        public void recorded(Entry entry) {}

        @Override
        public void started(Ticket ticket, Task task) {}

        @Override
        public void ended(Ticket ticket, Result result) {}

        @Override
        public void waiting(String why, Optional<Instant> until) {}

        @Override
        public void refused(String why) {}

        @Override
        public Optional<Instant> tick(Instant now) {
            return Optional.empty();
        }
    };
}
