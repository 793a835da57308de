package deployspec.world;

import deployspec.plan.Plan;
import deployspec.plan.PlannedEnvironment;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Where the runs of this machine are kept, and which environment somebody is working on. */
public final class RunStore {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path state;

    private RunStore(Path state) {
        this.state = state;
    }

    public static RunStore at(Path state) {
        return new RunStore(RunFolder.makeFolder(state.toAbsolutePath()));
    }

    /** {@code $XDG_STATE_HOME/deployspec}, else {@code ~/.local/state/deployspec}. */
    public static Path usualPlace(Map<String, String> environment) {
        var xdg = environment.getOrDefault("XDG_STATE_HOME", "");
        var base = xdg.isEmpty()
                ? Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".local", "state")
                : Path.of(xdg);
        return base.resolve("deployspec");
    }

    /** A name for a new run: readable, sortable by time, and never given twice. */
    public String newId(String spec, Instant now) {
        return spec + "-" + STAMP.format(now) + "-"
                + UUID.randomUUID().toString().substring(0, 4);
    }

    /**
     * The folder of a new run.
     *
     * @param sources the digests of the files that the plan was made from
     */
    public RunFolder create(String run, String planJson, String sources) {
        var folder = RunFolder.at(state.resolve("runs").resolve(run));
        try {
            Disk.REAL.write(folder.sources(), sources);
            Disk.REAL.write(folder.plan(), planJson);
            return folder;
        } catch (IOException e) {
            throw new StateFault(
                    "cannot write the run's plan: " + StateFault.reason(e),
                    "check the disk, or choose another --state");
        }
    }

    /** @throws StateFault if there is no such run */
    public RunFolder find(String run) {
        return RunFolder.at(RunArchive.at(state).find(run));
    }

    /** What a run is alone with: its environment, or its procedure where there is none. */
    public static String alone(Plan plan) {
        return plan.environment()
                .map(PlannedEnvironment::name)
                .orElse(plan.head().id());
    }

    /** What whoever comes second is told. */
    public static String holder(String run) {
        return "the run " + run;
    }

    /** A lock, which is never read, and who holds it, who stands beside it. */
    record LockFiles(Path lock, Path holder) {
        static LockFiles of(Path state, String environment) {
            var locks = state.resolve("locks");
            var name = RunFolder.fileName(environment);
            return new LockFiles(locks.resolve(name + ".lock"), locks.resolve(name + ".holder"));
        }
    }

    /** A held lock; closing it gives the environment free. */
    public record Lock(FileChannel channel, FileLock lock, Path holder) implements AutoCloseable {
        @Override
        public void close() {
            try {
                Files.deleteIfExists(holder);
                lock.release();
                channel.close();
            } catch (IOException e) {
                // The operating system lets go of it when the process ends.
            }
        }
    }

    /**
     * Two runs on one environment never overlap on one machine.
     *
     * @param holder what to tell whoever comes second
     * @throws StateFault if another run holds it
     */
    public Lock lock(String environment, String holder) {
        RunFolder.makeFolder(state.resolve("locks"));
        var files = LockFiles.of(state, environment);
        var beside = files.holder();
        try {
            var channel = FileChannel.open(files.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new StateFault(
                        "%s is working on `%s`".formatted(who(beside), environment),
                        "wait for it to end, or go on with that run");
            }
            Files.writeString(beside, holder + "\n");
            return new Lock(channel, lock, beside);
        } catch (IOException e) {
            throw new StateFault(
                    "cannot lock `%s`: %s".formatted(environment, StateFault.reason(e)), "check the state folder");
        }
    }

    /** Whoever has just won says so within moments. */
    private static String who(Path holder) throws IOException {
        for (int look = 0; look < 50; look++) {
            var who = Files.exists(holder) ? Files.readString(holder).strip() : "";
            if (!who.isEmpty()) {
                return who;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        return "another run";
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
