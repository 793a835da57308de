package deployspec.world;

import deployspec.execute.port.Attempt;
import deployspec.execute.port.Happening;
import deployspec.execute.port.Message;
import deployspec.execute.port.Output;
import deployspec.execute.port.Result;
import deployspec.execute.port.Task;
import deployspec.execute.port.Ticket;
import deployspec.execute.port.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A world on a simulated disk, in which a script is its wrapper's dealings with the disk and a line in a ledger outside. No
 * process outlives a crash of the machine.
 */
final class CrashWorld implements World {
    /** What happened outside, and how many operations the disk had seen by then. */
    record Outside(String script, boolean ended, int operations) {}

    /** A wrapper as it is, and two as they must not be. */
    enum Wrapper {
        RIGHT,
        RECEIPT_BEFORE_THE_END,
        OUTPUT_NOT_SYNCED
    }

    final List<Outside> ledger = new ArrayList<>();
    private final SimulatedDisk disk;
    private final RunFolder run;
    private final Wrapper wrapper;
    private final Captured captured;
    private final ArrayDeque<Happening> happenings = new ArrayDeque<>();
    private Instant now = Instant.parse("2026-01-20T22:00:00Z");

    CrashWorld(SimulatedDisk disk, RunFolder run, Wrapper wrapper) {
        this.disk = disk;
        this.run = run;
        this.wrapper = wrapper;
        this.captured = new Captured(new Masker(), disk);
    }

    /** The one that fails is the last. */
    static Result.ScriptEnded end(String script) {
        int exit = script.contains("fails") ? 1 : 0;
        return new Result.ScriptEnded(exit, new Output(script + " says so\n", ""), Duration.ofSeconds(1));
    }

    @Override
    public void start(Ticket ticket, Task task) {
        happenings.add(new Happening.Ended(
                ticket,
                switch (task) {
                    case Task.RunScript script -> run(script);
                    case Task.Adopt adopt -> adopt(adopt.attempt());
                    case Task.CallHttp call -> new Result.Failed("there is no network");
                    case Task.Ask ask -> new Result.Failed("nobody is there");
                    case Task.FetchSecret fetch -> new Result.Failed("there are no secrets");
                    case Task.KeepFiles keep -> new Result.Failed("there are no files");
                }));
    }

    private Result run(Task.RunScript task) {
        var attempt = task.attempt().orElseThrow();
        var place = run.nameOf(attempt);
        try {
            RunFolder.makeFolder(disk, run.steps());
            disk.makeFolder(place);
            note(place, "script", task.script());
            note(place, "input", "");
        } catch (IOException e) {
            return new Result.Failed("cannot start the script: " + e.getMessage());
        }
        try {
            underWrapper(task.script().strip(), place);
            return adopt(attempt);
        } catch (IOException e) {
            return new Result.Lost();
        }
    }

    /** As wrapper.sh does it; a script does not end because a disk does. */
    private void underWrapper(String script, Path place) throws IOException {
        outside(script, false);
        var end = end(script);
        if (wrapper == Wrapper.RECEIPT_BEFORE_THE_END) {
            receipt(place, end.exit());
        }
        try {
            note(place, "raw-out", end.output().out());
            note(place, "raw-err", end.output().err());
            note(place, "proc.part", "4711 1 boot cookie\n");
            disk.move(place.resolve("proc.part"), place.resolve("proc"));
        } finally {
            outside(script, true);
        }
        if (wrapper != Wrapper.OUTPUT_NOT_SYNCED) {
            disk.open(place.resolve("raw-out")).sync();
            disk.syncFolder(place);
            disk.syncFolder(run.steps());
        }
        if (wrapper != Wrapper.RECEIPT_BEFORE_THE_END) {
            receipt(place, end.exit());
        }
    }

    private void receipt(Path place, int exit) throws IOException {
        note(place, "receipt.part", "{\"rc\":%d}\n".formatted(exit));
        disk.open(place.resolve("receipt.part")).sync();
        disk.move(place.resolve("receipt.part"), place.resolve("receipt"));
    }

    private void outside(String script, boolean ended) {
        ledger.add(new Outside(script, ended, disk.operations.size()));
    }

    private void note(Path place, String name, String content) throws IOException {
        disk.open(place.resolve(name)).writeAll(content.getBytes(StandardCharsets.UTF_8), 0);
    }

    /** As {@link ScriptRunner} does it when no process is left. */
    private Result adopt(Attempt attempt) {
        var place = run.nameOf(attempt);
        try {
            var code = Receipt.read(disk, place);
            return code.isEmpty()
                    ? new Result.Lost()
                    : new Result.ScriptEnded(code.getAsInt(), captured.keep(place), Duration.ofSeconds(1));
        } catch (IOException | UncheckedIOException e) {
            return new Result.Lost();
        }
    }

    @Override
    public Output output(Attempt attempt) {
        return captured.read(run.nameOf(attempt));
    }

    @Override
    public Instant now() {
        now = now.plusMillis(1);
        return now;
    }

    @Override
    public Happening await(Optional<Instant> deadline) {
        var next = happenings.poll();
        if (next == null) {
            now = deadline.orElseThrow(() -> new AssertionError("nothing will ever happen"));
            return new Happening.TimeReached();
        }
        return next;
    }

    @Override
    public void cancel(Ticket ticket) {
        throw new AssertionError("nothing runs in the background");
    }

    @Override
    public boolean attended() {
        return false;
    }

    @Override
    public List<Message> messages() {
        return List.of();
    }

    @Override
    public void taken(Message message) {}

    @Override
    public void conceal(String value) {}
}
