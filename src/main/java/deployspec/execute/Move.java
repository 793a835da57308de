package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.port.Task;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is to be done next. */
sealed interface Move {
    /**
     * Write these down, then look again.
     *
     * @param forget names of results that have been dealt with by it, or beginnings of such names
     * @param secrets values that were found out and must never be written
     */
    record Write(List<Event> events, List<String> forget, Map<String, String> secrets) implements Move {
        public Write {
            events = List.copyOf(events);
            forget = List.copyOf(forget);
            secrets = Map.copyOf(secrets);
        }

        @Override
        public String toString() {
            return "Write" + events;
        }
    }

    /** Write down, then begin this; its result will lie on the desk under that name. */
    record Begin(String name, Task task, List<Event> before) implements Move {
        public Begin {
            before = List.copyOf(before);
        }
    }

    /** What is being done under that name is to be broken off. */
    record Cancel(String name) implements Move {}

    /** Nothing can be done until something happens or that instant comes. */
    record Await(String why, Optional<Instant> until) implements Move {
        /** Whichever of the two ends first; without an instant, what happens ends it. */
        Await sooner(Await other) {
            boolean isOther = other.until()
                    .filter(theirs ->
                            until.filter(mine -> !mine.isAfter(theirs)).isEmpty())
                    .isPresent();
            return isOther ? new Await(why, other.until()) : this;
        }
    }

    /** The process ends. */
    record Leave(int exit) implements Move {}

    static Write write(Event... events) {
        return new Write(List.of(events), List.of(), Map.of());
    }

    static Write write(List<Event> events, String... forget) {
        return new Write(events, List.of(forget), Map.of());
    }

    static Begin begin(String name, Task task, Event... before) {
        return new Begin(name, task, List.of(before));
    }

    static Await await(String why) {
        return new Await(why, Optional.empty());
    }

    static Await await(String why, Instant until) {
        return new Await(why, Optional.of(until));
    }
}
