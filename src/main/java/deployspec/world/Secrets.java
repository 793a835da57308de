package deployspec.world;

import deployspec.execute.port.Output;
import deployspec.execute.port.Result;
import deployspec.execute.port.Task;
import deployspec.plan.Interpreter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the value of a secret; only ever on the way to whoever needs it. */
final class Secrets {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final Path folder;
    private final Map<String, String> environment;
    private final ScriptRunner scripts;

    /** @param scripts which masks nothing, because what it answers is the secret */
    Secrets(Path folder, Map<String, String> environment, ScriptRunner scripts) {
        this.folder = folder;
        this.environment = environment;
        this.scripts = scripts;
    }

    Result fetch(Task.FetchSecret fetch, Stop stop) {
        return switch (fetch.source()) {
            case Task.EnvironmentVariable variable -> {
                var value = environment.get(variable.name());
                yield value == null
                        ? new Result.Failed("the secret `%s` is not in the environment: export it before the run"
                                .formatted(variable.name()))
                        : new Result.SecretFound(value);
            }
            case Task.SecretFile file -> read(fetch.name(), folder.resolve(file.path()));
            case Task.SecretScript script -> run(fetch.name(), script, stop);
        };
    }

    private static Result read(String name, Path file) {
        try {
            return new Result.SecretFound(withoutLineEnd(Files.readString(file)));
        } catch (IOException e) {
            return new Result.Failed("cannot read the secret `%s` from `%s`".formatted(name, file));
        }
    }

    private Result run(String name, Task.SecretScript script, Stop stop) {
        var task = new Task.RunScript(
                Optional.empty(),
                script.script(),
                Interpreter.BASH,
                Optional.empty(),
                new TreeMap<>(),
                List.of(),
                TIMEOUT);
        return switch (scripts.run(task, stop)) {
            case Result.ScriptEnded ended ->
                ended.exit() == 0
                        ? new Result.SecretFound(withoutLineEnd(ended.output().out()))
                        : unsuccessful(name);
            case Result.Cancelled cancelled -> new Result.Cancelled(Output.NONE);
            case Result.TimedOut late -> new Result.TimedOut(Output.NONE);
            case Result other -> unsuccessful(name);
        };
    }

    private static Result unsuccessful(String name) {
        return new Result.Failed("the command that gives the secret `%s` did not succeed".formatted(name));
    }

    private static String withoutLineEnd(String text) {
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
