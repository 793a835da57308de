package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps of a procedure are carried out wherever it is used, with what that use gives them, by a run and by the runbook. */
final class ProceduresRunTest {
    @TempDir
    private Path folder;

    @Test
    void aRunAndTheRunbookDoTheSame() throws Exception {
        var spec = spec();
        var expected = List.of(
                "look.at: here/a, x y",
                "compared here/a",
                "measured here/a",
                "go",
                "again.at: b, z",
                "compared b",
                "measured b");

        var run = Call.in(Map.of(), new byte[0], "execute", spec, "--yes", "--state", folder.resolve("state"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(trace()).isEqualTo(expected);

        assertThat(Call.of("render", spec, "--target", "shell", "--output", folder.resolve("generated"))
                        .code())
                .isZero();
        var runbook = new ProcessBuilder(
                        "bash",
                        folder.resolve("generated/sample/runbook.sh").toString(),
                        "--yes",
                        "--state",
                        folder.resolve("runbook-state").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        assertThat(runbook.start().waitFor())
                .as(Files.readString(folder.resolve("log")))
                .isZero();
        assertThat(trace()).isEqualTo(expected);
    }

    /** What was done since the last time. */
    private List<String> trace() throws IOException {
        var trace = folder.resolve("trace");
        var lines = Files.readAllLines(trace);
        Files.delete(trace);
        return lines;
    }

    private Path spec() throws IOException {
        return Files.writeString(folder.resolve("sample.yaml"), """
                spec: deployment/v1
                id: sample
                title: Sample
                inputs: {SHOP: {default: here}, TRACE: {default: "%s"}}
                procedures:
                  look:
                    - step: Look at ${PLACE}
                      id: at
                      run: echo "$SPEC_STEP:" "$PLACE," $WORDS >> "$TRACE"
                      read-only: true
                    - step: Compare
                      when: {step: at, outcome: [passed]}
                      run: echo "compared $PLACE" >> "$TRACE"
                      read-only: true
                      gates:
                        - title: Same
                          target: "= 1"
                          measure: {run: 'echo "measured $PLACE" >> "$TRACE"; echo 1'}
                phases:
                  - phase: Deploy
                    steps:
                      - {use: look, with: {PLACE: "${SHOP}/a", WORDS: [x, y]}}
                      - {step: Go, id: go, run: 'echo go >> "$TRACE"', irreversible: A line stays written}
                      - {use: look, id: again, with: {PLACE: b, WORDS: z}}
                """.formatted(folder.resolve("trace")));
    }
}
