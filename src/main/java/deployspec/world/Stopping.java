package deployspec.world;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Ends a script and all that it started: SIGTERM to the process groups of whoever carries its cookie, because a process may leave
 * its group, SIGCONT so that a stopped one hears it, some grace, then SIGKILL. The wrapper hears the first, too, and waits for
 * its script to end.
 *
 * @param grace between asking and killing
 */
record Stopping(Duration grace) {
    static final Stopping USUAL = new Stopping(Duration.ofSeconds(10));

    /** A wrapper says within moments whom it started, and how that one ended. */
    private static final Duration MOMENTS = Duration.ofSeconds(2);

    /** Killed processes are gone at once, unless the kernel holds them. */
    private static final Duration DYING = Duration.ofSeconds(1);

    /** Returns the processes that could not be ended. */
    List<Long> stop(Path proc, String cookie) {
        var carriers = new Carriers(cookie);
        within(
                MOMENTS,
                () -> Alive.started(proc).isPresent() || carriers.wrappers().isEmpty());
        var groups = carriers.groups();
        groups.forEach(group -> {
            signal("TERM", "-" + group);
            signal("CONT", "-" + group);
        });
        within(grace, () -> carriers.ofScript().isEmpty());
        within(DYING, () -> {
            var left = carriers.ofScript();
            left.forEach(pid -> signal("KILL", Long.toString(pid)));
            return left.isEmpty();
        });
        if (!within(MOMENTS, () -> carriers.wrappers().isEmpty())) {
            groups.forEach(group -> signal("KILL", "-" + group));
            carriers.wrappers().forEach(pid -> signal("KILL", Long.toString(pid)));
        }
        return carriers.ofScript();
    }

    private static boolean within(Duration most, BooleanSupplier isSo) {
        long deadline = System.nanoTime() + most.toNanos();
        while (!isSo.getAsBoolean()) {
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

    /** By the shell's own {@code kill}: the program of that name is missing in small images. */
    private static boolean signal(String name, String target) {
        try {
            return new ProcessBuilder("sh", "-c", "kill -s " + name + " -- " + target)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
