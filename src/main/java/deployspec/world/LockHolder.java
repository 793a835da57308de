package deployspec.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which process holds a lock, found out without touching it: whoever only looks must not be taken for a run. */
final class LockHolder {
    private static final Path PROCESSES = Path.of("/proc");

    private LockHolder() {}

    /** Empty where nobody holds it, and where the kernel does not say. */
    static Optional<Long> of(Path lock) {
        try {
            var inode = ":" + Files.getAttribute(lock, "unix:ino");
            return listed().stream()
                    .map(line -> List.of(line.strip().split("\\s+")))
                    .filter(words -> words.size() >= 8 && !words.contains("->"))
                    .filter(words -> words.get(5).endsWith(inode))
                    .map(words -> Long.parseLong(words.get(4)))
                    .filter(pid -> hasOpen(pid, lock))
                    .findFirst();
        } catch (IOException | UnsupportedOperationException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static List<String> listed() throws IOException {
        return Files.readAllLines(PROCESSES.resolve("locks"));
    }

    /** Files of two disks may have the same number. */
    private static boolean hasOpen(long pid, Path lock) {
        try (Stream<Path> open =
                Files.list(PROCESSES.resolve(Long.toString(pid)).resolve("fd"))) {
            var real = lock.toRealPath();
            return open.anyMatch(file -> leadsTo(file, real));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean leadsTo(Path link, Path file) {
        try {
            return Files.readSymbolicLink(link).equals(file);
        } catch (IOException e) {
            return false;
        }
    }
}
