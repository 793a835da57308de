package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManyStepsTest {
    private static final int COUNT = 10_000;

    @TempDir
    private Path folder;

    /** As long as a procedure may well be that a machine wrote: the limits on hostile files leave room for it. */
    @Test
    void areAcceptedInOneSpec() throws IOException {
        var spec = new StringBuilder("""
                spec: deployment/v1
                id: many
                title: Many
                thresholds:
                  healthy: {title: Workers that are healthy, target: "= 100%", measure: {run: workers --healthy, unit: "%"}}
                phases:
                  - phase: Restart
                    steps:
                """);
        IntStream.range(0, COUNT).forEach(i -> spec.append("""
                      - step: Restart worker %1$d
                        id: restart-%1$d
                        idempotent: true
                        run: systemctl restart worker@%1$d
                        gates: [healthy]
                        undo: {run: systemctl start old@%1$d}
                """.formatted(i)));

        var call = Call.of("validate", Files.writeString(folder.resolve("many.yaml"), spec));

        // GitHub could not hold it as one workflow, and that alone is said.
        assertThat(call.out()).startsWith("warning[beyond-github]").endsWith("1 warning in many.yaml\n");
        assertThat(call.code()).isZero();
    }
}
