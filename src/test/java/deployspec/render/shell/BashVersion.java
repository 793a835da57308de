package deployspec.render.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A bash that runbooks are carried out with: the machine's own, or each of those that {@code -Drunbook.bash} names, paths with
 * commas between them.
 *
 * @param program an absolute path, or {@code bash}
 */
record BashVersion(String program) {
    static Stream<BashVersion> all() {
        return Stream.of(System.getProperty("runbook.bash", "bash").split(",")).map(BashVersion::new);
    }

    static BashVersion usual() {
        return new BashVersion("bash");
    }

    /** A folder in which it is called bash, so that whoever looks there first finds it. */
    Path asFirst(Path folder) {
        try {
            if (!program.equals("bash") && Files.notExists(folder.resolve("bash"))) {
                Files.createDirectories(folder);
                Files.createSymbolicLink(
                        folder.resolve("bash"), Path.of(program).toAbsolutePath());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return program;
    }
}
