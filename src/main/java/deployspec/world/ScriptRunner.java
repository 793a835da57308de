package deployspec.world;

import deployspec.execute.port.Attempt;
import deployspec.execute.port.Output;
import deployspec.execute.port.Result;
import deployspec.execute.port.Secret;
import deployspec.execute.port.Task;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Runs scripts, each under a small wrapper in a session of its own, with files for its input and output: if this process dies,
 * the script goes on and its end is found in its receipt.
 */
final class ScriptRunner {
    private static final List<String> STRICTLY = List.of("--noprofile", "--norc", "-euo", "pipefail");
    private static final Duration BRIEF = Duration.ofSeconds(1);

    private final RunFolder run;
    private final Path folder;
    private final Map<String, String> environment;
    private final Captured captured;
    private final Stopping stopping;
    private final String setsid;
    private final String sh;
    private final String bash;
    private Optional<Path> wrapper = Optional.empty();

    /**
     * @param folder the one that the run was started in
     * @param environment of this process
     */
    ScriptRunner(RunFolder run, Path folder, Map<String, String> environment, Captured captured, Stopping stopping) {
        this.run = run;
        this.folder = folder;
        this.environment = environment;
        this.captured = captured;
        this.stopping = stopping;
        this.setsid = program("setsid");
        this.sh = program("sh");
        this.bash = program("bash");
    }

    /**
     * Blocks until the script has ended, its time is up, or {@code stop} is asked for. From its start on, whatever goes wrong here
     * says nothing of the script: then it is {@link Result.Lost}.
     */
    Result run(Task.RunScript task, Stop stop) {
        var refused = refused(task);
        if (refused.isPresent()) {
            return new Result.Failed(
                    "`%s` cannot be given to a script, because it makes the shell run what the plan does not show: take it out of `env`"
                            .formatted(refused.get()));
        }
        var place = task.attempt().map(run::of).orElseGet(run::look);
        var cookie = task.attempt()
                .map(Attempt::cookie)
                .orElseGet(() -> UUID.randomUUID().toString());
        try {
            var process = start(task, place, cookie);
            var last = task.attempt().map(a -> new LastLine(place));
            return watch(process, task.timeout(), place, last, cookie, stop);
        } catch (IOException e) {
            return new Result.Failed("cannot start the script: " + StateFault.reason(e));
        } catch (UncheckedIOException e) {
            return new Result.Lost();
        } finally {
            if (task.attempt().isEmpty()) {
                delete(place);
            }
        }
    }

    private Result watch(
            Process process, Duration timeout, Path place, Optional<LastLine> last, String cookie, Stop stop) {
        long began = System.nanoTime();
        var bound = new Bound(place);
        while (process.isAlive()) {
            if (stop.isLetGo()) {
                return new Result.Lost();
            }
            var took = Duration.ofNanos(System.nanoTime() - began);
            if (stop.isWanted() || took.compareTo(timeout) >= 0) {
                return stopped(place, cookie, stop);
            }
            bound.keep();
            last.ifPresent(l -> captured.keep(l, place));
            stop.pauseFor(process, timeout.minus(took));
        }
        var took = Duration.ofNanos(System.nanoTime() - began);
        // Only of a brief script is it sure that the numbers of processes have not begun anew since.
        var carriers =
                took.compareTo(BRIEF) < 0 ? new Carriers(cookie, OptionalLong.of(process.pid())) : new Carriers(cookie);
        return ended(place, carriers, took).orElseGet(() -> adopt(place, cookie, timeout, stop));
    }

    /** What became of a script that an earlier process started. */
    Result adopt(Task.Adopt task, Stop stop) {
        return adopt(run.nameOf(task.attempt()), task.attempt().cookie(), task.timeout(), stop);
    }

    /** Waits for a script that is nobody's child any more; without its receipt nobody knows how it ended. */
    private Result adopt(Path place, String cookie, Duration timeout, Stop stop) {
        var proc = place.resolve("proc");
        var bound = new Bound(place);
        var last = new LastLine(place);
        while (true) {
            boolean isThere = isThere(proc, cookie);
            var ended = ended(place, new Carriers(cookie), Receipt.took(place));
            if (ended.isPresent()) {
                return ended.get();
            }
            if (stop.isLetGo()) {
                return new Result.Lost();
            }
            if (!isThere) {
                return lost(place);
            }
            if (stop.isWanted() || Alive.age(proc).compareTo(timeout) >= 0) {
                return stopped(place, cookie, stop);
            }
            bound.keep();
            captured.keep(last, place);
            stop.pause(Duration.ofMillis(100));
        }
    }

    /** A script that has just been started is known by its wrapper alone. */
    private static boolean isThere(Path proc, String cookie) {
        return Alive.isRunning(proc, cookie) || !new Carriers(cookie).wrappers().isEmpty();
    }

    private Result lost(Path place) {
        captured.keep(place);
        return new Result.Lost();
    }

    /** Empty while there is no receipt. What it has written is kept before that counts as an end. */
    private Optional<Result> ended(Path place, Carriers carriers, Duration took) {
        try {
            var code = Receipt.read(Disk.REAL, place);
            return code.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Result.ScriptEnded(
                            code.getAsInt(), captured.keep(place), took, carriers.leftRunning()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Output output(Attempt attempt) {
        return captured.read(run.nameOf(attempt));
    }

    private static Optional<String> refused(Task.RunScript task) {
        return Stream.concat(
                        task.environment().keySet().stream(),
                        task.secrets().stream().map(Secret::name))
                .filter(Environment::isRefused)
                .findFirst();
    }

    private Process start(Task.RunScript task, Path place, String cookie) throws IOException {
        var via = task.interpreter().via();
        var script = place.resolve("script");
        var input = place.resolve("input");
        if (via.isEmpty()) {
            write(script, task.script());
        } else {
            write(input, ClosedScript.of(task));
        }
        var command = new ArrayList<>(List.of(setsid, sh, wrapper().toString(), place.toString(), cookie));
        command.add(via.isEmpty() ? "/dev/null" : input.toString());
        command.add(bash);
        command.addAll(STRICTLY);
        command.addAll(via.map(program -> List.of("-c", program)).orElse(List.of(script.toString())));
        var builder = new ProcessBuilder(command)
                .directory(task.directory().map(folder::resolve).orElse(folder).toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(Environment.allowed(environment));
        builder.environment().putAll(task.environment());
        for (Secret secret : task.secrets()) {
            builder.environment().put(secret.name(), secret.value());
        }
        builder.environment().put("SPEC_STEP_COOKIE", cookie);
        return builder.start();
    }

    /** Where it is found now, so that no process on the way to it looks through the whole path again. */
    private String program(String name) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse(name);
    }

    private Result stopped(Path place, String cookie, Stop stop) {
        boolean wanted = stop.isWanted();
        var survivors = stopping.stop(place.resolve("proc"), cookie);
        var output = captured.keep(place);
        if (!survivors.isEmpty()) {
            output = captured.keep(
                    place, new Output(output.out(), output.err() + "could not be ended: " + survivors + "\n"));
        }
        return wanted ? new Result.Cancelled(output) : new Result.TimedOut(output);
    }

    /** The one that belongs to this program, whatever an earlier one has left; never seen half-written. */
    private synchronized Path wrapper() throws IOException {
        if (wrapper.isEmpty()) {
            var file = run.path().resolve("wrapper.sh");
            try (var in = ScriptRunner.class.getResourceAsStream("/deployspec/world/wrapper.sh")) {
                Disk.REAL.write(
                        file,
                        Objects.requireNonNull(in, "the wrapper is part of the program")
                                .readAllBytes());
            }
            wrapper = Optional.of(file);
        }
        return wrapper.get();
    }

    private static void write(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content);
    }

    /** What a script that was let go still writes there is nobody's concern. */
    static void delete(Path place) {
        try (var files = Files.walk(place)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // The next process clears it away.
        }
    }
}
