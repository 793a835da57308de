package deployspec.execute;

import deployspec.execute.port.Message;
import deployspec.execute.port.Result;
import deployspec.execute.port.Task;
import deployspec.execute.port.Ticket;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What this process has at hand and forgets when it ends: what runs, what came back, secrets. Nothing here is ever written. */
final class Desk {
    final Map<String, Running> running = new LinkedHashMap<>();
    final Map<String, Result> results = new LinkedHashMap<>();
    final Map<String, String> secrets = new LinkedHashMap<>();
    /** When what has this name was last begun here. */
    final Map<String, Instant> begun = new LinkedHashMap<>();
    /** When what has this name last ended here. */
    final Map<String, Instant> ended = new LinkedHashMap<>();

    /** How often somebody has pressed Ctrl-C since it was last answered. */
    int interrupts;

    boolean hungUp;
    boolean terminated;
    boolean onHold;
    /** What was said elsewhere and lies among the results, until something is made of it. */
    final Map<String, Message> messages = new LinkedHashMap<>();

    /** What is being stopped, and has not ended yet. */
    private final Set<Ticket> toldToEnd = new HashSet<>();

    private int tickets;

    record Running(Ticket ticket, Task task) {}

    /** No two tickets are equal, so that the end of something cancelled is never taken for that of its successor. */
    Ticket issue(String name, Task task) {
        var ticket = new Ticket(name + " #" + ++tickets);
        running.put(name, new Running(ticket, task));
        return ticket;
    }

    void tellToEnd(String name) {
        Optional.ofNullable(running.get(name)).ifPresent(r -> toldToEnd.add(r.ticket()));
    }

    boolean isToldToEnd(String name) {
        return Optional.ofNullable(running.get(name))
                .filter(r -> toldToEnd.contains(r.ticket()))
                .isPresent();
    }

    /** Whether a person sits before another question. */
    boolean isAskingOtherThan(String name) {
        return running.keySet().stream().anyMatch(n -> n.startsWith("ask ") && !n.equals(name));
    }

    boolean isRunning(String name) {
        return running.containsKey(name);
    }

    Optional<Result> result(String name) {
        return Optional.ofNullable(results.get(name));
    }

    /** The name under which a ticket was issued; empty for one that was cancelled since. */
    Optional<String> nameOf(Ticket ticket) {
        return running.entrySet().stream()
                .filter(e -> e.getValue().ticket().equals(ticket))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    void forget(String name) {
        results.keySet().removeIf(n -> n.equals(name) || n.startsWith(name + " ") || n.startsWith(name + "."));
    }
}
