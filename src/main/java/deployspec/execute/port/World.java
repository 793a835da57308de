package deployspec.execute.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that the executor can see and touch. It starts things and awaits whatever happens next, so that it never waits for
 * one thing only: a rollback level is sampled while a script runs or a person thinks. Nothing here throws for a failure of
 * the world; that is a {@link Result}.
 */
public interface World {
    /** The wall clock when the process started plus the monotonic time since: it never jumps while a run is carried out. */
    Instant now();

    /** Begins something. Exactly one {@link Happening.Ended} with this ticket follows, sooner or later. */
    void start(Ticket ticket, Task task);

    /** Stops it, gently first; its {@link Happening.Ended} still follows, with {@link Result.Cancelled} unless it was faster. */
    void cancel(Ticket ticket);

    /** Blocks until the next thing has happened, or the deadline; without one, for ever. */
    Happening await(Optional<Instant> deadline);

    /** Whether a person sits at a terminal: only then is anything asked. */
    boolean attended();

    /** What people have said elsewhere, oldest first, until it is {@link #taken}. */
    List<Message> messages();

    /** What was said is on the record now, or counts for nothing. */
    void taken(Message message);

    /** What an earlier attempt answered, read again from where it was kept; empty where nothing was. */
    Output output(Attempt attempt);

    /** Masks this value from now on, and in everything that has been kept of this run. */
    void conceal(String value);
}
