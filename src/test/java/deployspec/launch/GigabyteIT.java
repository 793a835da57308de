package deployspec.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a script writes costs the tool no memory, however much it is. */
final class GigabyteIT {
    private static final int MOST_GROWTH_MEGABYTES = 64;

    @TempDir
    private Path folder;

    @Test
    void ofOutputLeavesTheToolSmall() throws IOException {
        var tool = Packaged.measured(folder);
        int quiet = megabytes(tool, "quiet", "echo done");
        int loud = megabytes(tool, "loud", "head -c 1073741824 /dev/zero | tr '\\0' x");
        System.out.printf("1 GB of output: %d MB of memory, %d MB for a script that writes a word%n", loud, quiet);
        assertThat(loud - quiet).isLessThan(MOST_GROWTH_MEGABYTES);
    }

    private int megabytes(Packaged tool, String id, String script) throws IOException {
        var spec = Files.writeString(folder.resolve(id + ".yaml"), """
                spec: deployment/v1
                id: %s
                title: Output
                phases:
                  - phase: Main
                    steps: [{step: Write, id: write, read-only: true, run: "%s"}]
                """.formatted(id, script.replace("\\", "\\\\")));
        var ended = tool.call(
                folder,
                "execute",
                spec.toString(),
                "--yes",
                "--state",
                folder.resolve("state").toString());
        assertThat(ended.exit()).as(ended.said()).isZero();
        return Integer.parseInt(ended.watched().strip().split(" ")[3]) / 1024;
    }
}
