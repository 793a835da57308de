package deployspec.launch;

import deployspec.tools.ExternalTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The tool as its users start it, by the launcher, with another program around the JVM that watches it. The launcher is
 * given a JDK whose {@code java} is that program.
 */
final class Packaged {
    private static final Path LAUNCHER = Path.of("spec").toAbsolutePath();

    /** Only against hanging. */
    private static final long HANGS_SECONDS = 120;

    private final Path home;
    private final Path watched;

    private Packaged(Path home, Path watched) {
        this.home = home;
        this.watched = watched;
    }

    /** What one call printed, on both streams, how it ended, and what the watching program wrote. */
    record Ended(int exit, String said, String watched) {}

    /** Every file that is opened, every process and everything done with sockets is written down. */
    static Packaged traced(Path folder) throws IOException {
        ExternalTool.require("strace");
        return in(folder, "strace -f -qq -s 4096 -o '%s' -e trace=%%network,%%process,open,openat --");
    }

    /** Seconds and kilobytes are written down. */
    static Packaged measured(Path folder) throws IOException {
        ExternalTool.require("time");
        return in(folder, "time -q -o '%s' -f '%%e %%U %%S %%M'");
    }

    private static Packaged in(Path folder, String watcher) throws IOException {
        var home = Files.createDirectories(folder.resolve("jdk"));
        var jdk = Path.of(System.getProperty("java.home"));
        var watched = folder.resolve("watched");
        Files.copy(jdk.resolve("release"), home.resolve("release"));
        var java = Files.createDirectory(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nexec %s '%s/bin/java' \"$@\"\n".formatted(watcher.formatted(watched), jdk));
        java.toFile().setExecutable(true);
        var packaged = new Packaged(home, watched);
        // The first start prepares the copy of the jars and the start-up cache; that is not what is to be watched.
        packaged.call(folder, "--version");
        return packaged;
    }

    /** @param folder where it is called from */
    Ended call(Path folder, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", home.toString());
        builder.environment().put("NO_COLOR", "1");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(HANGS_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " hangs");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + command, e);
        }
        return new Ended(process.exitValue(), said, Files.readString(watched));
    }
}
