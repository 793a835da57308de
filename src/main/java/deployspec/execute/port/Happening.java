package deployspec.execute.port;

/** The next thing that happened. */
public sealed interface Happening {
    record Ended(Ticket ticket, Result result) implements Happening {}

    /** The deadline has come. */
    record TimeReached() implements Happening {}

    record Signalled(Signal signal) implements Happening {}

    /** A person asked for something that was not the answer to a question. */
    record Invoked(Invocation invocation) implements Happening {}

    /** Somebody has left a {@link Message}. */
    record Heard() implements Happening {}

    enum Signal {
        INT,
        TERM,
        HUP
    }
}
