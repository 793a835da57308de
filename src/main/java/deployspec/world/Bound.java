package deployspec.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps what a script writes from filling the disk: the middle of a stream that nobody will keep is given back to the file system
 * while the script goes on writing behind it. Where that cannot be done, the file grows as it would have.
 */
final class Bound {
    /** How much is let grow before its middle is given back again. */
    private static final long STEP = 32L << 20;

    /** What is kept of the beginning, which is never touched. */
    private static final long HEAD = Captured.MOST / 2;

    private final Path place;
    private final Map<Path, Long> givenBack = new LinkedHashMap<>();

    Bound(Path place) {
        this.place = place;
    }

    void keep() {
        for (var name : List.of("raw-out", "raw-err")) {
            var file = place.resolve(name);
            try {
                long from = givenBack.getOrDefault(file, HEAD);
                long to = (Files.exists(file) ? Files.size(file) : 0) - Captured.MOST;
                if (to - from >= STEP) {
                    giveBack(file, from, to);
                    givenBack.put(file, to);
                }
            } catch (IOException e) {
                // It is looked at again.
            }
        }
    }

    private static void giveBack(Path file, long from, long to) throws IOException {
        try {
            new ProcessBuilder(
                            "fallocate",
                            "--punch-hole",
                            "--offset",
                            Long.toString(from),
                            "--length",
                            Long.toString(to - from),
                            file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
