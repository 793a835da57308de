package deployspec.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Whether the very process that a wrapper started is still there: the same boot, pid, start time and cookie. */
final class Alive {
    /** The kernel shows times in hundredths of a second, whatever it counts in. */
    private static final int TICK_MILLIS = 10;

    private Alive() {}

    /**
     * What a wrapper wrote down of the process that it started.
     *
     * @param startTime in ticks since the boot
     */
    record Started(long pid, long startTime, String boot, String cookie) {}

    static Optional<Started> started(Path proc) {
        try {
            var parts = Files.readString(proc).strip().split(" ", -1);
            return parts.length == 4
                    ? Optional.of(new Started(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2], parts[3]))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    static boolean isRunning(Path proc, String cookie) {
        return started(proc)
                .filter(s ->
                        s.cookie().equals(cookie) && s.boot().equals(boot()) && s.startTime() == startTime(s.pid()))
                .isPresent();
    }

    /** Since the process was started, by the clock that counts from the boot and that nobody can set. */
    static Duration age(Path proc) {
        try {
            var sinceBoot =
                    Files.readString(Path.of("/proc/uptime")).split(" ", -1)[0].replace(".", "");
            return started(proc)
                    .map(s -> Duration.ofMillis((Long.parseLong(sinceBoot) - s.startTime()) * TICK_MILLIS))
                    .orElse(Duration.ZERO);
        } catch (IOException e) {
            return Duration.ZERO;
        }
    }

    static String boot() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            return "none";
        }
    }

    /** Field 22 of {@code /proc/PID/stat}, counted behind the name, which may hold blanks. */
    private static long startTime(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[19]);
        } catch (IOException e) {
            return -1;
        }
    }
}
