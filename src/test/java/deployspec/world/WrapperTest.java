package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.tools.ExternalTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel sees of a wrapper: the crash tests play it, so it has to be as they play it. */
final class WrapperTest {
    @TempDir
    private Path folder;

    @Test
    void whoeverIsLeftAloneMakesTheOutputLastBeforeTheReceiptIsThere() throws Exception {
        ExternalTool.require("strace");
        assertThat(synced(
                        "sh -c 'OUTER=$$ %s & until [ -s proc ]; do sleep 0.01; done'",
                        "while [ -d /proc/$OUTER ]; do sleep 0.01; done; echo said"))
                .containsExactly("raw-out", "raw-err", "attempt", "steps", "receipt.part", "receipt");
        assertThat(receipt()).isEqualTo("{\"rc\":0}\n");
    }

    /** Then whoever started it does that; until then the receipt is good for this boot alone. */
    @Test
    void whoeverIsNotAloneLeavesThatToWhoeverStartedIt() throws Exception {
        ExternalTool.require("strace");
        assertThat(synced("%s", "echo said")).isEmpty();
        assertThat(receipt()).isEqualTo("{\"rc\":0,\"boot\":\"%s\"}\n".formatted(Alive.boot()));
        assertThat(Receipt.read(Disk.REAL, place()).getAsInt()).isZero();
        Files.writeString(place().resolve("receipt"), "{\"rc\":0,\"boot\":\"another\"}\n");
        assertThat(Receipt.read(Disk.REAL, place())).isEmpty();
    }

    private Path place() {
        return folder.resolve("steps/attempt");
    }

    private String receipt() throws IOException {
        return Files.readString(place().resolve("receipt"));
    }

    /** What was synced, in order, and at last the receipt's name. */
    private List<String> synced(String starter, String script) throws IOException, InterruptedException {
        Files.createDirectories(place());
        var wrapper = folder.resolve("wrapper.sh");
        try (var in = ScriptRunner.class.getResourceAsStream("/deployspec/world/wrapper.sh")) {
            Files.write(wrapper, Objects.requireNonNull(in).readAllBytes());
        }
        var command = Files.writeString(folder.resolve("script"), script);
        var seen = folder.resolve("seen");
        var line = starter.formatted("sh %s %s cookie /dev/null bash %s".formatted(wrapper, place(), command));
        var traced = new ProcessBuilder(
                        "sh",
                        "-c",
                        "exec strace -f -y -qq -o %s -e trace=fsync,rename,renameat,renameat2 %s".formatted(seen, line))
                .directory(place().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        assertThat(traced.start().waitFor()).isZero();
        return Files.readAllLines(seen).stream()
                .filter(traces -> traces.contains("fsync(") || traces.contains("/receipt\""))
                .map(traces -> traces.replaceAll(".*/([a-z.-]+)[>\"].*", "$1"))
                .toList();
    }
}
