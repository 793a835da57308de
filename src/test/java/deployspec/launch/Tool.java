package deployspec.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The packaged tool in processes of its own, which a test may treat badly.
 *
 * @param folder in which it is started, and below which it keeps its state
 */
record Tool(Path folder) {
    private static final Path LAUNCHER = Path.of("spec").toAbsolutePath();

    /** Only against hanging. */
    private static final long HANGS_SECONDS = 60;

    /** How a process ended, and all that it said. */
    record Ended(int exit, String said) {}

    /** Prepares what the first start would prepare, so that every later one is as quick as the next. */
    static void prepare(Path folder) throws IOException {
        new Tool(folder).call("--version");
    }

    Path state() {
        return folder.resolve("state");
    }

    /** The launcher becomes the tool: the process is the JVM's. */
    Process start(Path said, String... arguments) throws IOException {
        return builder(List.of(arguments)).redirectOutput(said.toFile()).start();
    }

    Ended call(String... arguments) throws IOException {
        var said = Files.createTempFile(folder, "said", "");
        return end(start(said, arguments), said);
    }

    static Ended end(Process process, Path said) throws IOException {
        try {
            if (!process.waitFor(HANGS_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the tool hangs:\n" + Files.readString(said));
            }
            return new Ended(process.exitValue(), Files.readString(said));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the tool", e);
        }
    }

    /** On a terminal of its own; what is written to the process is typed there. */
    Process startOnTerminal(Path said, String... arguments) throws IOException {
        return onTerminal(said, arguments).start();
    }

    /** The same on a terminal of this kind, which may have colours. */
    Process startOnTerminalOf(String kind, Path said, String... arguments) throws IOException {
        var builder = onTerminal(said, arguments);
        builder.environment().put("TERM", kind);
        builder.environment().remove("NO_COLOR");
        return builder.start();
    }

    private ProcessBuilder onTerminal(Path said, String... arguments) {
        var line = new StringBuilder("exec env --default-signal " + LAUNCHER);
        for (var argument : arguments) {
            line.append(" '").append(argument).append('\'');
        }
        var builder = builder(List.of()).redirectOutput(said.toFile());
        return builder.command("script", "-qefc", line.toString(), "/dev/null")
                .redirectInput(ProcessBuilder.Redirect.PIPE);
    }

    private ProcessBuilder builder(List<String> arguments) {
        // Whoever runs the tests in the background has them, and all that they start, ignore some signals.
        var command = new ArrayList<>(List.of("env", "--default-signal", LAUNCHER.toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("NO_COLOR", "1");
        builder.environment().put("XDG_STATE_HOME", folder.toString());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder;
    }

    /** The only run there is; empty where none was begun. */
    List<String> runs() {
        var runs = state().resolve("runs").toFile().list();
        return runs == null ? List.of() : List.of(runs);
    }

    String journal() throws IOException {
        return Files.readString(
                state().resolve("runs").resolve(runs().getFirst()).resolve("journal.jsonl"));
    }
}
