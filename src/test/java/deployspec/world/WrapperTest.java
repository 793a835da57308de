package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.tools.ExternalTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel sees of a wrapper: the crash tests play it, so it has to be as they play it. */
final class WrapperTest {
    @TempDir
    private Path folder;

    @Test
    void theOutputLastsBeforeTheReceiptIsThere() throws Exception {
        ExternalTool.require("strace");
        assertThat(synced("echo said")).containsExactly("raw-out", "attempt", "steps", "receipt.part", "receipt");
        assertThat(synced("echo said >&2")).containsExactly("raw-err", "attempt", "steps", "receipt.part", "receipt");
        assertThat(synced("true")).containsExactly("receipt.part", "receipt");
    }

    /** What was synced, in order, and at last the receipt's name. */
    private List<String> synced(String script) throws IOException, InterruptedException {
        var steps =
                Files.createDirectory(Files.createTempDirectory(folder, "run").resolve("steps"));
        var place = Files.createDirectory(steps.resolve("attempt"));
        Files.createFile(place.resolve("input"));
        var wrapper = folder.resolve("wrapper.sh");
        try (var in = ScriptRunner.class.getResourceAsStream("/deployspec/world/wrapper.sh")) {
            Files.write(wrapper, Objects.requireNonNull(in).readAllBytes());
        }
        var seen = folder.resolve("seen");
        var traced = new ProcessBuilder(
                        "strace",
                        "-f",
                        "-y",
                        "-qq",
                        "-o",
                        seen.toString(),
                        "-e",
                        "trace=fsync,rename,renameat,renameat2")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        traced.command().addAll(List.of("sh", wrapper.toString(), place.toString(), "cookie", "bash", "-c", script));
        assertThat(traced.start().waitFor()).isZero();
        return Files.readAllLines(seen).stream()
                .filter(line -> line.contains("fsync(") || line.contains("/receipt\""))
                .flatMap(line -> Stream.of(line.replaceAll(".*/([a-z.-]+)[>\"].*", "$1")))
                .toList();
    }
}
