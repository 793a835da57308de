package deployspec.world;

import deployspec.execute.port.Attempt;
import deployspec.execute.port.Happening;
import deployspec.execute.port.Message;
import deployspec.execute.port.Output;
import deployspec.execute.port.Result;
import deployspec.execute.port.Secret;
import deployspec.execute.port.Task;
import deployspec.execute.port.Ticket;
import deployspec.execute.port.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Every started task on a thread of its own; what happens comes through one queue. */
public final class RealWorld implements World, AutoCloseable {
    /** Enough to end a look, which gets its grace like anything else. */
    private static final Duration LEAVING = Stopping.USUAL.grace().plusSeconds(2);

    /** How late a sleep of the machine may be noticed: while it sleeps, waiting takes no time. */
    private static final Duration LOOK_UP = Duration.ofSeconds(5);

    private final MachineClock clock = MachineClock.ofSystem();
    private final BlockingQueue<Happening> happenings = new LinkedBlockingQueue<>();
    private final Map<Ticket, Started> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Masker masker = new Masker();
    private final Captured captured = new Captured(masker);
    private final Http http = new Http(Lookup.OF_SYSTEM);
    private final RunFolder run;
    private final ScriptRunner scripts;
    private final Secrets secrets;
    private final KeptFiles kept;
    private final Optional<Prompter> prompter;
    private final Inbox inbox;

    /**
     * @param folder the one that scripts run in
     * @param environment of this process
     * @param prompter asks whoever sits at the terminal; empty = nobody does
     */
    public RealWorld(RunFolder run, Path folder, Map<String, String> environment, Optional<Prompter> prompter) {
        var here = folder.toAbsolutePath();
        var unmasked = new ScriptRunner(run, here, environment, new Captured(new Masker()), Stopping.USUAL);
        this.run = run;
        this.scripts = new ScriptRunner(run, here, environment, captured, Stopping.USUAL);
        this.secrets = new Secrets(here, environment, unmasked);
        this.kept = new KeptFiles(run, here);
        this.prompter = prompter;
        // A killed process has left its looks behind, and the answer of one may be a secret.
        ScriptRunner.delete(run.looks());
        prompter.ifPresent(p -> p.telling(happenings::add));
        this.inbox = Inbox.of(run);
        inbox.tell(() -> happenings.add(new Happening.Heard()));
    }

    @Override
    public Instant now() {
        return clock.now();
    }

    @Override
    public void start(Ticket ticket, Task task) {
        var started = new Started(task, new Stop());
        running.put(ticket, started);
        secretsOf(task).forEach(secret -> conceal(secret.value()));
        threads.execute(() -> {
            Result result = new Result.Lost();
            try {
                result = carryOut(task, started.stop());
            } finally {
                // Even an error of ours leaves nothing started without its end.
                running.remove(ticket);
                happenings.add(new Happening.Ended(ticket, result));
            }
        });
    }

    private record Started(Task task, Stop stop) {
        /** It goes on under its wrapper, and whoever resumes the run adopts it. */
        boolean outlivesUs() {
            return switch (task) {
                case Task.RunScript script -> script.attempt().isPresent();
                case Task.Adopt adopt -> true;
                case Task.CallHttp call -> false;
                case Task.Ask ask -> false;
                case Task.FetchSecret fetch -> false;
                case Task.KeepFiles keep -> false;
            };
        }
    }

    private static List<Secret> secretsOf(Task task) {
        return switch (task) {
            case Task.RunScript script -> script.secrets();
            case Task.Adopt adopt -> adopt.secrets();
            case Task.CallHttp call -> call.secrets();
            case Task.Ask ask -> List.of();
            case Task.FetchSecret fetch -> List.of();
            case Task.KeepFiles keep -> List.of();
        };
    }

    /** Whatever goes wrong in the world is an answer. */
    private Result carryOut(Task task, Stop stop) {
        try {
            return switch (task) {
                case Task.RunScript script -> scripts.run(script, stop);
                case Task.Adopt adopt -> scripts.adopt(adopt, stop);
                case Task.CallHttp call -> answered(call, http.call(call, stop));
                case Task.Ask ask ->
                    prompter.<Result>map(p -> p.ask(ask.prompt(), stop))
                            .orElseGet(() -> new Result.Failed("nobody is at a terminal"));
                case Task.FetchSecret fetch -> secrets.fetch(fetch, stop);
                case Task.KeepFiles keep -> kept.keep(keep);
            };
        } catch (RuntimeException e) {
            return new Result.Failed(masker.mask(String.valueOf(e.getMessage())));
        }
    }

    private Result answered(Task.CallHttp task, Result result) {
        return switch (result) {
            case Result.HttpAnswered answered -> {
                task.attempt().ifPresent(a -> captured.keep(run.of(a), new Output(answered.body(), "")));
                yield new Result.HttpAnswered(
                        answered.status(),
                        masker.mask(answered.body()),
                        answered.times(),
                        answered.flaw(),
                        answered.comeBack());
            }
            case Result.Failed failed -> new Result.Failed(masker.mask(failed.why()));
            case Result other -> other;
        };
    }

    @Override
    public void cancel(Ticket ticket) {
        var started = running.get(ticket);
        if (started != null) {
            started.stop().want();
        }
    }

    @Override
    public Happening await(Optional<Instant> deadline) {
        try {
            if (deadline.isEmpty()) {
                return happenings.take();
            }
            while (true) {
                var left = Duration.between(now(), deadline.get());
                var most = left.compareTo(LOOK_UP) < 0 ? left : LOOK_UP;
                var next = happenings.poll(Math.max(0, most.toNanos() + 1), TimeUnit.NANOSECONDS);
                if (next != null) {
                    return next;
                }
                if (!now().isBefore(deadline.get())) {
                    return new Happening.TimeReached();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Happening.Signalled(Happening.Signal.TERM);
        }
    }

    @Override
    public boolean attended() {
        return prompter.isPresent();
    }

    @Override
    public List<Message> messages() {
        return inbox.messages();
    }

    @Override
    public void taken(Message message) {
        inbox.take(message);
    }

    @Override
    public Output output(Attempt attempt) {
        return scripts.output(attempt);
    }

    @Override
    public void conceal(String value) {
        if (masker.conceal(value)) {
            captured.maskAgain(run.steps());
        }
    }

    /** For whoever catches the process's signals. */
    public void signalled(Happening.Signal signal) {
        happenings.add(new Happening.Signalled(signal));
    }

    /** Ends what only this process wants to know. A step's own script goes on: leaving a run is not stopping it. */
    @Override
    public void close() {
        running.values().forEach(started -> {
            if (started.outlivesUs()) {
                started.stop().letGo();
            } else {
                started.stop().want();
            }
        });
        inbox.close();
        threads.shutdown();
        try {
            threads.awaitTermination(LEAVING.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        prompter.ifPresent(Prompter::close);
    }
}
