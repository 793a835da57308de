package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Branches go on at the same time for real: neither of two scripts ends before the other has begun. */
final class BranchesRunTest {
    @TempDir
    private Path folder;

    private static final String SPEC = """
            spec: deployment/v1
            id: sample
            title: Sample
            phases:
              - phase: Check
                steps:
                  - parallel:
                      - branch: Left
                        steps:
                          - {step: Left one, id: left, run: "./meet.sh left right", read-only: true, timeout: 30s, capture: FOUND}
                          - {step: Left two, id: left-two, run: "echo left two >> trace", read-only: true}
                      - branch: Right
                        steps:
                          - {step: Right one, id: right, run: "./meet.sh right left; exit %d", read-only: true, timeout: 30s}
                          - {step: Right two, id: right-two, run: "echo right two >> trace", read-only: true}
                  - {step: After, id: after, run: 'echo "after $FOUND" >> trace', read-only: true}
            """;

    private Executed executed(int exit) throws IOException {
        Files.writeString(folder.resolve("meet.sh"), """
                echo "$1" >> trace
                until grep -qx "$2" trace; do sleep 0.02; done
                echo "$1 has met $2"
                """);
        var spec = SPEC.formatted(exit)
                .replace("./meet.sh", "bash " + folder.resolve("meet.sh"))
                .replace(">> trace", ">> " + folder.resolve("trace"));
        Files.writeString(
                folder.resolve("meet.sh"),
                Files.readString(folder.resolve("meet.sh")).replace(" trace", " " + folder.resolve("trace")));
        return Executed.of(folder, spec, Map.of());
    }

    private List<String> trace() throws IOException {
        return Files.readAllLines(folder.resolve("trace"));
    }

    @Test
    void bothRunAtOnceAndWhatComesNextKnowsWhatTheyFound() throws IOException {
        var executed = executed(0);

        assertThat(executed.call().code()).as(executed.call().err()).isZero();
        assertThat(trace())
                .containsExactlyInAnyOrder("left", "right", "left two", "right two", "after left has met right")
                .endsWith("after left has met right");
    }

    @Test
    void eachLineSaysOfWhichBranchItIs() throws IOException {
        var executed = executed(0);

        assertThat(executed.call().err().lines().map(line -> line.replaceFirst("^[0-9:]{8}Z? ", "")))
                .contains("A.1 │ ▸ A.1.1 Left one", "A.2 │ ▸ A.2.1 Right one", "A.1 │   FOUND = left has met right")
                .contains("▸ A.3 After");
    }

    @Test
    void aFailureLetsTheOtherEndAndStartsNothingNew() throws IOException {
        var executed = executed(3);

        assertThat(executed.call().code()).as(executed.call().err()).isEqualTo(1);
        assertThat(trace()).contains("left", "right").doesNotContain("right two", "after left has met right");
        assertThat(executed.all(Event.StepEnded.class))
                .extracting(Event.StepEnded::step)
                .contains("left", "right");
    }
}
