package deployspec.world;

import deployspec.execute.port.Attempt;
import deployspec.execute.port.Output;
import deployspec.execute.port.Result;
import deployspec.execute.port.Secret;
import deployspec.execute.port.Task;
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
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Runs scripts, each under a small wrapper in a session of its own, with files for its input and output: if this process dies,
 * the script goes on and its end is found in its receipt.
 */
final class ScriptRunner {
    private static final List<String> BASH = List.of("bash", "--noprofile", "--norc", "-euo", "pipefail");

    private final RunFolder run;
    private final Path folder;
    private final Map<String, String> environment;
    private final Captured captured;
    private final Stopping stopping;

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
    }

    /** Blocks until the script has ended, its time is up, or {@code stop} is asked for. */
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
            return watch(process, task.timeout(), place, cookie, stop);
        } catch (IOException e) {
            return new Result.Failed("cannot start the script: " + e.getMessage());
        } finally {
            if (task.attempt().isEmpty()) {
                delete(place);
            }
        }
    }

    /** What became of a script that an earlier process started. */
    Result adopt(Task.Adopt task, Stop stop) {
        var place = run.nameOf(task.attempt());
        var cookie = task.attempt().cookie();
        var proc = place.resolve("proc");
        while (!Files.exists(place.resolve("receipt"))) {
            if (stop.isLetGo()) {
                return new Result.Lost();
            }
            if (!isThere(proc, cookie)) {
                return Files.exists(place.resolve("receipt")) ? ended(place, Receipt.took(place)) : lost(place);
            }
            if (stop.isWanted() || Alive.age(proc).compareTo(task.timeout()) >= 0) {
                return stopped(place, cookie, stop);
            }
            stop.pause(Duration.ofMillis(100));
        }
        return ended(place, Receipt.took(place));
    }

    /** A script that has just been started is known by its wrapper alone. */
    private static boolean isThere(Path proc, String cookie) {
        return Alive.isRunning(proc, cookie) || !new Carriers(cookie).wrappers().isEmpty();
    }

    private Result lost(Path place) {
        captured.keep(place);
        return new Result.Lost();
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
        var command = new ArrayList<>(List.of("setsid", "sh", wrapper().toString(), place.toString(), cookie));
        var via = task.interpreter().via();
        if (via.isEmpty()) {
            write(place.resolve("script"), task.script());
            write(place.resolve("input"), "");
            command.addAll(BASH);
            command.add(place.resolve("script").toString());
        } else {
            write(place.resolve("input"), ClosedScript.of(task));
            command.addAll(BASH);
            command.addAll(List.of("-c", via.get()));
        }
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

    private Result watch(Process process, Duration timeout, Path place, String cookie, Stop stop) {
        long began = System.nanoTime();
        while (process.isAlive()) {
            if (stop.isLetGo()) {
                return new Result.Lost();
            }
            var took = Duration.ofNanos(System.nanoTime() - began);
            if (stop.isWanted() || took.compareTo(timeout) >= 0) {
                return stopped(place, cookie, stop);
            }
            stop.pauseFor(process, timeout.minus(took));
        }
        return ended(place, Duration.ofNanos(System.nanoTime() - began));
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

    private Result ended(Path place, Duration took) {
        try {
            int code = Receipt.read(place.resolve("receipt"));
            return new Result.ScriptEnded(code, captured.keep(place), took);
        } catch (IOException e) {
            return new Result.Failed("the script ended without a receipt: " + e.getMessage());
        }
    }

    private Path wrapper() throws IOException {
        var file = run.path().resolve("wrapper.sh");
        if (!Files.exists(file)) {
            try (var in = ScriptRunner.class.getResourceAsStream("/deployspec/world/wrapper.sh")) {
                Files.write(
                        file,
                        Objects.requireNonNull(in, "the wrapper is part of the program")
                                .readAllBytes());
            }
        }
        return file;
    }

    private static void write(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content);
    }

    private static void delete(Path place) {
        try (var files = Files.walk(place)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
