package deployspec.execute.port;

import deployspec.plan.Interpreter;
import deployspec.plan.PlannedSecret;
import deployspec.value.Text;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/** Something that can be begun. Every text is final: values have been put in, through the encoder of their place. */
public sealed interface Task {
    /**
     * Runs a script in a session of its own.
     *
     * @param attempt a step's own action, which leaves output and a receipt and outlives this process; empty = a look that may be
     *     lost
     * @param directory relative to the folder that the run was started in
     * @param environment all that the script is given beside the allow-listed environment
     * @param secrets given likewise, masked wherever they appear; those named in {@code interpreter.secrets()} are for its
     *     {@code via}, not for the script
     * @param timeout on the monotonic clock, then {@link Result.TimedOut}
     */
    record RunScript(
            Optional<Attempt> attempt,
            String script,
            Interpreter interpreter,
            Optional<String> directory,
            SequencedMap<String, String> environment,
            List<Secret> secrets,
            Duration timeout)
            implements Task {
        public RunScript {
            environment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environment));
            secrets = List.copyOf(secrets);
        }
    }

    /**
     * Finds out what became of a script that an earlier process started: {@link Result.ScriptEnded} from its receipt, or when it
     * ends if it still runs; else {@link Result.Lost}.
     *
     * @param timeout counted from when the script started
     */
    record Adopt(Attempt attempt, List<Secret> secrets, Duration timeout) implements Task {
        public Adopt {
            secrets = List.copyOf(secrets);
        }
    }

    /**
     * The same request so many times, one after the other, as long as each succeeds; the last answer counts. No redirects, the
     * body cut at 1 MiB.
     *
     * @param attempt a step's own action, whose answer is kept; empty = a look
     * @param url complete, parameters included
     * @param spelledOut whether its host stands in the plan itself, not in a value
     * @param body with {@code Content-Type} among the headers; empty = none
     * @param secrets masked wherever they appear
     * @param timeout of all the requests together
     */
    record CallHttp(
            Optional<Attempt> attempt,
            String method,
            String url,
            boolean spelledOut,
            SequencedMap<String, String> headers,
            Optional<String> body,
            List<Secret> secrets,
            int requests,
            Duration timeout)
            implements Task {
        public CallHttp {
            headers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(headers));
            secrets = List.copyOf(secrets);
        }

        /** Without what may be secret in it. */
        @Override
        public String toString() {
            return "CallHttp[" + method + "]";
        }
    }

    /** Asks a person. Only ever started where the world is attended. */
    record Ask(Prompt prompt) implements Task {}

    /** Finds a secret's value, without its final line end. */
    record FetchSecret(String name, Source source) implements Task {}

    /** Where a secret comes from, with values put in. */
    sealed interface Source {}

    record EnvironmentVariable(String name) implements Source {}

    record SecretFile(String path) implements Source {}

    record SecretScript(String script) implements Source {}

    /** Copies files into the run's folder; {@code directory} as in {@link RunScript}. */
    record KeepFiles(String step, Optional<String> directory, List<String> paths) implements Task {
        public KeepFiles {
            paths = List.copyOf(paths);
        }
    }

    /** The source that the plan says, its texts rendered by {@code render}. */
    static Source source(String name, PlannedSecret.Origin origin, Function<Text, String> render) {
        return switch (origin) {
            case PlannedSecret.FromEnvironment e -> new EnvironmentVariable(name);
            case PlannedSecret.FromFile file -> new SecretFile(render.apply(file.path()));
            case PlannedSecret.FromScript script -> new SecretScript(script.script());
        };
    }
}
