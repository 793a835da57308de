package deployspec.world;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The processes that found a step's cookie in their environment, wherever they have gone since. */
record Carriers(String cookie) {
    private static final int LOOKS = 5;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

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
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> about(pid, "environ").contains(mark));
    }

    private static boolean isWrapper(long pid) {
        var line = about(pid, "cmdline");
        return (line.startsWith("sh\0") || line.startsWith("setsid\0")) && line.contains("wrapper.sh\0");
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
