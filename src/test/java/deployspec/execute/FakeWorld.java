package deployspec.execute;

import deployspec.execute.port.Attempt;
import deployspec.execute.port.Happening;
import deployspec.execute.port.Invocation;
import deployspec.execute.port.Message;
import deployspec.execute.port.Output;
import deployspec.execute.port.Prompt;
import deployspec.execute.port.Reply;
import deployspec.execute.port.Result;
import deployspec.execute.port.Task;
import deployspec.execute.port.Ticket;
import deployspec.execute.port.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;

/**
 * A world in which every script, request and person does what a test has said, and in which time passes only when
 * everybody waits. It outlives the executor, as the real one does: what a crashed run has started goes on.
 */
final class FakeWorld implements World {
    private record Due(Instant at, int order, Happening happening) {}

    /** What a script or request does: how long it takes, and what comes of it. */
    record Does(Duration takes, Result result) {}

    private final Map<String, Deque<Does>> scripts = new HashMap<>();
    private final Map<String, Deque<Reply>> people = new HashMap<>();
    private final Map<Message, Instant> said = new LinkedHashMap<>();
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::order));
    private final Map<String, Due> receipts = new HashMap<>();
    private final Map<String, Output> outputs = new HashMap<>();
    private final Map<String, Function<Duration, String>> readings = new HashMap<>();
    private final Instant beginning = Instant.parse("2026-01-20T22:00:00Z");
    private Instant now = beginning;
    private Optional<Sleep> sleep = Optional.empty();
    private int order;
    private boolean attended;
    boolean receiptsKept = true;

    /** What was begun, in order: the outside ledger. */
    final List<String> ledger = new ArrayList<>();

    /** What each script was given. */
    final Map<String, Map<String, String>> environments = new HashMap<>();

    final List<Prompt> prompts = new ArrayList<>();
    final List<Task> tasks = new ArrayList<>();
    final List<String> concealed = new ArrayList<>();

    FakeWorld withSomebody() {
        attended = true;
        return this;
    }

    FakeWorld withNobody() {
        attended = false;
        return this;
    }

    /** Each call is for one more time; the last one holds for good. What nobody spoke of ends well at once. */
    FakeWorld script(String script, Does does) {
        scripts.computeIfAbsent(script, s -> new ArrayDeque<>()).add(does);
        return this;
    }

    FakeWorld script(String script, int exit, String out) {
        return script(script, exits(exit, out));
    }

    /** What a script reads depends on how long after the beginning it is started; it takes no time. */
    FakeWorld reading(String script, Function<Duration, String> after) {
        readings.put(script, after);
        return this;
    }

    /** Nobody is there for a while: what falls due then happens at its end. */
    FakeWorld asleep(Duration after, Duration lasting) {
        sleep = Optional.of(new Sleep(now.plus(after), now.plus(after).plus(lasting)));
        return this;
    }

    private record Sleep(Instant from, Instant to) {
        Instant wakes(Instant due) {
            return due.isBefore(from) || due.isAfter(to) ? due : to;
        }
    }

    private Instant woken(Instant due) {
        return sleep.map(s -> s.wakes(due)).orElse(due);
    }

    static Does exits(int exit, String out) {
        return new Does(
                Duration.ofSeconds(1), new Result.ScriptEnded(exit, new Output(out, ""), Duration.ofSeconds(1)));
    }

    FakeWorld says(String key, String word) {
        return says(key, word, "because", "Ada", Optional.empty());
    }

    FakeWorld says(String key, String word, String reason, String who, Optional<String> contact) {
        Reply.Content content =
                word.startsWith("=") ? new Reply.Typed(word.substring(1)) : new Reply.Chosen(word, Optional.of(reason));
        people.computeIfAbsent(key, k -> new ArrayDeque<>()).add(new Reply(content, who, contact, "tty1"));
        return this;
    }

    FakeWorld after(Duration duration, Happening happening) {
        due.add(new Due(now.plus(duration), ++order, happening));
        return this;
    }

    /** Somebody answers from another terminal. */
    FakeWorld hears(Duration after, Message message) {
        said.put(message, now.plus(after));
        return after(after, new Happening.Heard());
    }

    @Override
    public List<Message> messages() {
        return said.entrySet().stream()
                .filter(s -> !s.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void taken(Message message) {
        said.remove(message);
    }

    FakeWorld invoke(Duration after, Invocation invocation) {
        return after(after, new Happening.Invoked(invocation));
    }

    /** The tool is gone: questions and looks with it, but not what runs in a session of its own. */
    void crash() {
        due.removeIf(d -> d.happening() instanceof Happening.Ended);
    }

    void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void start(Ticket ticket, Task task) {
        tasks.add(task);
        switch (task) {
            case Task.RunScript run -> {
                ledger.add(run.script());
                environments.put(run.script(), run.environment());
                var end = end(ticket, next(run.script()));
                run.attempt().ifPresent(a -> kept(a, end));
            }
            case Task.CallHttp call -> {
                var end = end(ticket, next(call.method() + " " + call.url()));
                call.attempt().ifPresent(a -> ledger.add(call.method() + " " + call.url()));
                call.attempt().ifPresent(a -> kept(a, end));
            }
            case Task.Adopt adopt -> adopt(ticket, adopt.attempt());
            case Task.Ask ask -> {
                prompts.add(ask.prompt());
                var replies = people.get(ask.prompt().key());
                if (replies != null && !replies.isEmpty()) {
                    end(ticket, new Does(Duration.ofSeconds(10), new Result.Replied(replies.poll())));
                }
            }
            case Task.FetchSecret secret ->
                end(ticket, new Does(Duration.ZERO, new Result.SecretFound("s3cret-" + secret.name())));
            case Task.KeepFiles files -> end(ticket, new Does(Duration.ZERO, new Result.FilesKept(List.of())));
        }
    }

    private Due end(Ticket ticket, Does does) {
        var end = new Due(now.plus(does.takes()), ++order, new Happening.Ended(ticket, does.result()));
        due.add(end);
        return end;
    }

    private void kept(Attempt attempt, Due end) {
        receipts.put(attempt.cookie(), end);
        var result = ((Happening.Ended) end.happening()).result();
        switch (result) {
            case Result.ScriptEnded ended -> outputs.put(attempt.cookie(), ended.output());
            case Result.HttpAnswered answered -> outputs.put(attempt.cookie(), new Output(answered.body(), ""));
            default -> {}
        }
    }

    private void adopt(Ticket ticket, Attempt attempt) {
        var end = receipts.get(attempt.cookie());
        if (!receiptsKept || end == null) {
            end(ticket, new Does(Duration.ZERO, new Result.Lost()));
            return;
        }
        var left = Duration.between(now, end.at());
        end(ticket, new Does(left.isNegative() ? Duration.ZERO : left, ((Happening.Ended) end.happening()).result()));
    }

    private Does next(String name) {
        if (readings.containsKey(name)) {
            var out = readings.get(name).apply(Duration.between(beginning, now));
            return new Does(Duration.ZERO, new Result.ScriptEnded(0, new Output(out, ""), Duration.ZERO));
        }
        var does = scripts.get(name);
        if (does == null) {
            return exits(0, "");
        }
        return does.size() > 1 ? does.poll() : does.peek();
    }

    @Override
    public void cancel(Ticket ticket) {
        due.removeIf(d ->
                d.happening() instanceof Happening.Ended ended && ended.ticket().equals(ticket));
        end(ticket, new Does(Duration.ZERO, new Result.Cancelled(Output.NONE)));
    }

    @Override
    public Happening await(Optional<Instant> deadline) {
        var next = due.peek();
        if (next != null && deadline.map(d -> !next.at().isAfter(d)).orElse(true)) {
            due.poll();
            now = next.at().isAfter(now) ? woken(next.at()) : now;
            return next.happening();
        }
        now = deadline.filter(d -> d.isAfter(now))
                .map(this::woken)
                .or(() -> deadline.map(d -> now))
                .orElseThrow(() -> new AssertionError("nothing will ever happen; the last question was "
                        + (prompts.isEmpty()
                                ? "none"
                                : prompts.getLast().key() + ": "
                                        + prompts.getLast().question())));
        return new Happening.TimeReached();
    }

    @Override
    public boolean attended() {
        return attended;
    }

    @Override
    public Output output(Attempt attempt) {
        return outputs.getOrDefault(attempt.cookie(), Output.NONE);
    }

    @Override
    public void conceal(String value) {
        concealed.add(value);
    }
}
