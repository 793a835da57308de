package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManyStepsTest {
    private static final int COUNT = 10_000;

    /** Some seconds are enough; a search among all for each takes many minutes. */
    private static final Duration NEVER_ENDS = Duration.ofSeconds(90);

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

    /** Steps that share the place where they are written are told apart all the same: each is found at once, not among all. */
    @Test
    void areUsedManyTimes() throws IOException {
        var spec = """
                spec: deployment/v1
                id: many
                title: Many
                procedures:
                  look: [{step: Look around, read-only: true, run: "true"}]
                phases:
                  - phase: Look
                    steps:
                """ + "      - {use: look}\n".repeat(COUNT);
        var file = Files.writeString(folder.resolve("many.yaml"), spec);

        var call = assertTimeoutPreemptively(NEVER_ENDS, () -> Call.of("validate", file));

        assertThat(call.out()).endsWith("1 warning in many.yaml\n");
    }
}
