package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is rendered for somebody who does not take so much of it. */
final class TooLargeTest {
    private static final String HEAD = """
            spec: deployment/v1
            id: big
            title: Big
            contacts: {lead: {role: Release Manager}}
            phases:
              - phase: Move
                steps:
            """;

    @TempDir
    private Path folder;

    private Path generated;

    @BeforeEach
    void here() {
        generated = folder.resolve("generated");
    }

    @Test
    void leavesOutWhatNobodyCouldUseAndWritesTheRest() throws IOException {
        var spec = spec(20, "step: Move %d\n        run: |\n" + "          echo moved  # and so on\n".repeat(2_300));

        var call = Call.of("render", spec, "--output", generated);

        assertThat(call.err().replaceAll("has [\\d,]+ bytes", "has … bytes")).isEqualTo("""
                spec: the target `github` of `big.yaml` is left out: `workflow.yml` has … bytes, and GitHub takes 500,000
                  = help: Keep long scripts in files of the repository and run those, or make several procedures of this one.
                spec: the target `argo` of `big.yaml` is left out: `runbook.sh` has … bytes, and a ConfigMap takes 1,048,576
                  = help: Keep long scripts in files of the image and run those, or make several procedures of this one.
                """);
        assertThat(call.code()).isEqualTo(Exit.FINDINGS.code());
        assertThat(generated.resolve("big")).isDirectoryContaining("glob:**/runbook.sh");
        assertThat(generated.resolve("big")).isDirectoryNotContaining("glob:**/{workflow.yml,argo.yaml}");
    }

    /** The runbook is another target's file, and this one is of no use without it. */
    @Test
    void looksAtTheRunbookWhereOnlyItsPipelineIsAskedFor() throws IOException {
        var spec = spec(20, "step: Move %d\n        run: |\n" + "          echo moved  # and so on\n".repeat(2_300));

        var call = Call.of("render", spec, "--output", generated, "--target", "argo");

        assertThat(call.err()).contains("`argo` of `big.yaml` is left out: `runbook.sh`");
        assertThat(call.out()).isEmpty();
        assertThat(call.code()).isEqualTo(Exit.FINDINGS.code());
        assertThat(generated).doesNotExist();
    }

    @Test
    void removesWhatAnEarlierPlanHasLeftThere() throws IOException {
        Call.of("render", spec(1, "{step: Move %d, run: move}\n"), "--output", generated);
        var spec = spec(20, "step: Move %d\n        run: |\n" + "          echo moved  # and so on\n".repeat(2_300));

        var call = Call.of("render", spec, "--output", generated);

        assertThat(call.out())
                .contains(
                        "removed   " + generated.resolve("big/argo.yaml"),
                        "removed   " + generated.resolve("big/kustomization.yaml"));
    }

    @Test
    void warnsOfWhatAnAdministratorMayHaveRaised() throws IOException {
        var spec = spec(501, "{step: Agree %d, approve: {by: [lead]}}\n      - {step: Move %<d, run: move}\n");

        var call = Call.of("render", spec, "--output", generated, "--target", "gitlab");

        assertThat(call.err()).isEqualTo("""
                spec: the target `gitlab` of `big.yaml` may be too large: `gitlab-ci.yml` has 501 jobs with an environment, and GitLab takes 500 where nobody has changed that
                  = help: Let an administrator raise `ci_pipeline_deployments`, or make several procedures of this one.
                """);
        assertThat(call.code()).isZero();
        assertThat(generated.resolve("big")).isDirectoryContaining("glob:**/gitlab-ci.yml");
    }

    @Test
    void countsWhatAFileTakesInMemory() throws IOException {
        var spec = spec(1_500, "{step: Agree %d, approve: {by: [lead]}}\n      - {step: Move %<d, run: move}\n");

        var call = Call.of("render", spec, "--output", generated, "--target", "gitlab");

        assertThat(call.err())
                .containsPattern(
                        "has \\d,\\d{3},\\d{3} bytes in the memory of GitLab, or about that, and GitLab takes 2,097,152")
                .contains("raise `max_yaml_size_bytes`");
        assertThat(call.code()).isZero();
    }

    @Test
    void saysNothingOfWhatIsTaken() throws IOException {
        var spec = spec(500, "{step: Agree %d, approve: {by: [lead]}}\n      - {step: Move %<d, run: move}\n");

        var call = Call.of("render", spec, "--output", generated, "--target", "gitlab");

        assertThat(call.err()).isEmpty();
        assertThat(call.code()).isZero();
    }

    private Path spec(int steps, String step) throws IOException {
        return Files.writeString(
                folder.resolve("big.yaml"),
                HEAD
                        + IntStream.rangeClosed(1, steps)
                                .mapToObj(i -> "      - " + step.formatted(i))
                                .collect(Collectors.joining()));
    }
}
