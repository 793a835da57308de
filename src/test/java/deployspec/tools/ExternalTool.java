package deployspec.tools;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** A program that the tests need and the product does not. */
public final class ExternalTool {
    private static final Path NODE_TOOLS = Path.of("src", "test", "tools");
    private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

    private ExternalTool() {}

    /** Goes on when the program is on PATH; otherwise skips the test, or fails it where {@code CI} is set. */
    public static void require(String program) {
        path(program);
    }

    /** Where the program is; servers lie in places where a user's PATH does not lead. */
    public static String path(String program, Path... elsewhere) {
        var onPath = Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
        return Stream.concat(onPath, Stream.of(elsewhere))
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> report(program, "install it with the system's package manager"))
                .toString();
    }

    /** The same for the judges that come from npm. */
    public static void requireNodeTools() {
        require("node");
        if (!Files.isDirectory(NODE_TOOLS.resolve("node_modules"))) {
            throw report("the npm validators", "run `npm ci --prefix " + NODE_TOOLS + "`");
        }
    }

    /** What a judge that exits 0 (fine) or 1 (findings) has to say; anything else means that it did not judge. */
    static String findings(List<String> command) {
        var ended = run(command);
        if (ended.exit() > 1 || (ended.exit() == 1 && ended.output().isBlank())) {
            throw ended.asFault(command);
        }
        return ended.exit() == 0 ? "" : ended.output();
    }

    /** What a program writes that is expected to succeed. */
    static String output(List<String> command) {
        var ended = run(command);
        if (ended.exit() != 0) {
            throw ended.asFault(command);
        }
        return ended.output();
    }

    private record Ended(int exit, String output) {
        AssertionError asFault(List<String> command) {
            return new AssertionError("%s exited %d:%n%s".formatted(command, exit, output));
        }
    }

    private static Ended run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + command, e);
        }
    }

    /** What a program prints that must end well. */
    static String output(List<String> command, Path input) {
        try {
            var builder = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(input.toFile());
            builder.environment().remove("BASH_ENV");
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("%s exited %d".formatted(command.getFirst(), process.exitValue()));
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + command.getFirst(), e);
        }
    }

    static List<String> command(List<String> start, Path... files) {
        return Stream.concat(start.stream(), Stream.of(files).map(Path::toString))
                .toList();
    }

    static Path nodeTool(String file) {
        return NODE_TOOLS.resolve(file);
    }

    static RuntimeException missing(String line, boolean ci) {
        if (ci) {
            throw new AssertionError(line + " (CI is set, so this is a failure)");
        }
        return new TestAbortedException(line);
    }

    /** Test reports hide why a test was skipped, so the reason goes to standard error, once a tool. */
    private static RuntimeException report(String tool, String remedy) {
        String line = "%s is not here: %s".formatted(tool, remedy);
        RuntimeException skip = missing(line, isCi());
        if (REPORTED.add(tool)) {
            System.err.println("tests skipped: " + line);
        }
        return skip;
    }

    private static boolean isCi() {
        String ci = System.getenv("CI");
        return ci != null && !ci.isEmpty() && !ci.equals("false");
    }
}
