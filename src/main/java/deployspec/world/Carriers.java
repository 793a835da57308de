package deployspec.world;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The processes that found a step's cookie in their environment, wherever they have gone since.
 *
 * @param eldest none of them has a smaller number; empty where that is not known
 */
record Carriers(String cookie, OptionalLong eldest) {
    /** Beyond so many numbers, looking at whoever is there is quicker than looking whether somebody is. */
    private static final int MANY = 1000;

    private static final Pattern WRAPPER =
            Pattern.compile("(?:[^\\x00]*/)?(?:setsid|sh)\\x00(?:[^\\x00]*\\x00)?[^\\x00]*wrapper\\.sh\\x00");
    private static final int LOOKS = 5;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    Carriers(String cookie) {
        this(cookie, OptionalLong.empty());
    }

    /** All that the script started and that is still there. */
    List<Long> ofScript() {
        return all().filter(pid -> !isWrapper(pid)).toList();
    }

    /** Such as {@code 4711 (python3)}, where it was not just about to end; what a script leaves running is told. */
    List<String> leftRunning() {
        var found = ofScript();
        for (int look = 0; look < LOOKS && !found.isEmpty(); look++) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            found = ofScript();
        }
        return found.stream()
                .map(pid -> "%d (%s)".formatted(pid, about(pid, "comm").strip()))
                .toList();
    }

    /** The wrapper, which carries it, too, and has a receipt to write. */
    List<Long> wrappers() {
        return all().filter(Carriers::isWrapper).toList();
    }

    /** The process groups of all of these, which hold what hides its environment, too; never our own. */
    List<Long> groups() {
        var ours = group(ProcessHandle.current().pid());
        return all().map(Carriers::group)
                .filter(group -> group > 1 && group != ours)
                .distinct()
                .toList();
    }

    /** The third word behind the name, which may hold blanks; 0 of a process that is gone. */
    private static long group(long pid) {
        var stat = about(pid, "stat");
        return stat.isEmpty()
                ? 0
                : Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[2]);
    }

    private Stream<Long> all() {
        var mark = "SPEC_STEP_COOKIE=" + cookie + "\0";
        return candidates().filter(pid -> about(pid, "environ").contains(mark));
    }

    /** Numbers are given out in order, so those of a script that was brief lie between its wrapper's and the last one given. */
    private Stream<Long> candidates() {
        long last = lastNumber();
        return eldest.isPresent() && last >= eldest.getAsLong() && last - eldest.getAsLong() < MANY
                ? LongStream.rangeClosed(eldest.getAsLong(), last).boxed()
                : ProcessHandle.allProcesses().map(ProcessHandle::pid);
    }

    private static long lastNumber() {
        try {
            var load = Files.readString(Path.of("/proc/loadavg")).strip();
            return Long.parseLong(load.substring(load.lastIndexOf(' ') + 1));
        } catch (IOException | NumberFormatException e) {
            return -1;
        }
    }

    private static boolean isWrapper(long pid) {
        return WRAPPER.matcher(about(pid, "cmdline")).lookingAt();
    }

    /** Empty of a process that is gone already, or somebody else's. */
    private static String about(long pid, String what) {
        try {
            return new String(
                    Files.readAllBytes(Path.of("/proc", Long.toString(pid), what)), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
