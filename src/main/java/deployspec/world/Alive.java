package deployspec.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether the very process that a wrapper started is still there: the same boot, pid and start time. */
final class Alive {
    private Alive() {}

    /** What a wrapper wrote down of the process that it started. */
    record Started(long pid, String startTime, String boot, String cookie) {}

    static Optional<Started> started(Path proc) {
        try {
            var parts = Files.readString(proc).strip().split(" ");
            return parts.length == 4
                    ? Optional.of(new Started(Long.parseLong(parts[0]), parts[1], parts[2], parts[3]))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    static boolean isRunning(Path proc) {
        return started(proc)
                .filter(s -> s.boot().equals(boot()) && s.startTime().equals(startTime(s.pid())))
                .isPresent();
    }

    /** Since the process was started. */
    static Duration age(Path proc) {
        try {
            return Duration.between(Files.getLastModifiedTime(proc).toInstant(), Instant.now());
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
    private static String startTime(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19];
        } catch (IOException e) {
            return "gone";
        }
    }
}
