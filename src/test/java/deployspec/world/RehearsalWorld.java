package deployspec.world;

import deployspec.execute.port.Attempt;
import deployspec.execute.port.Happening;
import deployspec.execute.port.Message;
import deployspec.execute.port.Output;
import deployspec.execute.port.Result;
import deployspec.execute.port.Task;
import deployspec.execute.port.Ticket;
import deployspec.execute.port.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * A world for rehearsals: scripts really run, servers are played by a function, nobody sits at the terminal, and the clock jumps
 * to the next thing that is due as soon as no script runs. Twelve hours pass in seconds.
 */
public final class RehearsalWorld implements World, AutoCloseable {
    private final LinkedBlockingQueue<Happening> happenings = new LinkedBlockingQueue<>();
    /** What was started and has not been heard of; the executor's thread alone counts. */
    private int running;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Masker masker = new Masker();
    private final ScriptRunner scripts;
    private final KeptFiles kept;
    private final BiFunction<String, Instant, Result> servers;
    private volatile Instant now;

    /**
     * @param folder in which scripts run
     * @param servers what an address answers at an instant
     */
    public RehearsalWorld(
            RunFolder run,
            Path folder,
            Map<String, String> environment,
            Instant start,
            BiFunction<String, Instant, Result> servers) {
        this.scripts =
                new ScriptRunner(run, folder, environment, new Captured(masker), new Stopping(Duration.ofMillis(200)));
        this.kept = new KeptFiles(run, folder);
        this.now = start;
        this.servers = servers;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public List<Message> messages() {
        return List.of();
    }

    @Override
    public void taken(Message message) {}

    @Override
    public void start(Ticket ticket, Task task) {
        running++;
        switch (task) {
            case Task.RunScript script -> inBackground(ticket, () -> scripts.run(script, new Stop()));
            case Task.Adopt adopt -> inBackground(ticket, () -> scripts.adopt(adopt, new Stop()));
            case Task.CallHttp call -> happenings.add(new Happening.Ended(ticket, servers.apply(call.url(), now)));
            case Task.Ask ask -> happenings.add(new Happening.Ended(ticket, new Result.Failed("nobody is there")));
            case Task.FetchSecret fetch ->
                happenings.add(
                        new Happening.Ended(ticket, new Result.SecretFound("https://hooks.invalid/" + fetch.name())));
            case Task.KeepFiles keep -> happenings.add(new Happening.Ended(ticket, kept.keep(keep)));
        }
    }

    private void inBackground(Ticket ticket, Supplier<Result> work) {
        threads.execute(() -> {
            var result = work.get();
            happenings.add(new Happening.Ended(ticket, result));
        });
    }

    @Override
    public void cancel(Ticket ticket) {}

    @Override
    public Happening await(Optional<Instant> deadline) {
        try {
            if (running > 0) {
                running--;
                return happenings.take();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        now = deadline.filter(d -> d.isAfter(now)).orElse(deadline.isPresent() ? now : fail());
        return new Happening.TimeReached();
    }

    private static Instant fail() {
        throw new IllegalStateException("nothing runs, and nothing will ever be due");
    }

    @Override
    public boolean attended() {
        return false;
    }

    @Override
    public Output output(Attempt attempt) {
        return scripts.output(attempt);
    }

    @Override
    public void conceal(String value) {
        masker.conceal(value);
    }

    @Override
    public void close() {
        threads.close();
    }
}
