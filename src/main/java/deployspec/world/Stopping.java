package deployspec.world;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Ends a script and all that it started: SIGTERM to its process group, SIGCONT so that a stopped one hears it, some grace,
 * SIGKILL, then whoever still carries its cookie, because a process may leave its group.
 *
 * @param grace between asking and killing
 */
record Stopping(Duration grace) {
    static final Stopping USUAL = new Stopping(Duration.ofSeconds(10));

    void stop(Path proc, String cookie) {
        Alive.started(proc).ifPresent(started -> {
            var group = "-" + started.pid();
            signal("TERM", group);
            signal("CONT", group);
            if (!endsWithin(started.pid())) {
                signal("KILL", group);
            }
            for (long straggler : withCookie(cookie)) {
                signal("KILL", Long.toString(straggler));
            }
        });
    }

    private boolean endsWithin(long pid) {
        long deadline = System.nanoTime() + grace.toNanos();
        while (groupIsThere(pid)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private static boolean groupIsThere(long pid) {
        return signal("0", "-" + pid) == 0;
    }

    /** Processes that found the cookie in their environment, wherever they have gone; never this one. */
    private static List<Long> withCookie(String cookie) {
        var mark = ("SPEC_STEP_COOKIE=" + cookie).getBytes(StandardCharsets.UTF_8);
        var found = new ArrayList<Long>();
        ProcessHandle.allProcesses().map(ProcessHandle::pid).forEach(pid -> {
            try {
                var environment = new String(
                        Files.readAllBytes(Path.of("/proc", Long.toString(pid), "environ")), StandardCharsets.ISO_8859_1);
                if (environment.contains(new String(mark, StandardCharsets.ISO_8859_1)) && !isWrapper(pid)) {
                    found.add(pid);
                }
            } catch (IOException e) {
                // Gone already, or somebody else's.
            }
        });
        return found;
    }

    /** The wrapper has the cookie, too, and still has a receipt to write. */
    private static boolean isWrapper(long pid) {
        try {
            var line = new String(
                    Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline")), StandardCharsets.ISO_8859_1);
            return line.startsWith("sh\0") && line.contains("wrapper.sh\0");
        } catch (IOException e) {
            return false;
        }
    }

    private static int signal(String name, String target) {
        try {
            var process = new ProcessBuilder("kill", "-" + name, "--", target)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor();
        } catch (IOException e) {
            return 127;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 127;
        }
    }
}
