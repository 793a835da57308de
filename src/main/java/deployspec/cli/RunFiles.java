package deployspec.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files for people beside a run's record. */
final class RunFiles {
    private RunFiles() {}

    /** @throws UsageFault if it cannot be written; the record itself is safe then */
    static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UsageFault(
                    "cannot write `%s`: %s".formatted(file, e.getMessage()),
                    "The journal beside it holds all that happened.");
        }
    }
}
