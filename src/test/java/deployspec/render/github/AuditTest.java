package deployspec.render.github;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.plan.PlanJson;
import deployspec.render.Artefact;
import deployspec.render.SamplePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever we render or ship for GitHub gives an auditor nothing to say, and a fault that is planted there is found. */
final class AuditTest {
    static List<Path> files() throws IOException {
        var files = new ArrayList<>(List.of(Path.of("action.yml")));
        try (var generated = Files.walk(Path.of("generated"))) {
            generated
                    .filter(f -> f.getFileName().toString().startsWith("workflow"))
                    .forEach(files::add);
        }
        return files;
    }

    @ParameterizedTest
    @MethodSource("files")
    void finds_nothing_in_what_the_repository_holds(Path file) throws IOException {
        assertThat(Audit.of(Files.readString(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rendered")
    void finds_nothing_in_what_is_rendered_of_everything_that_a_plan_may_hold(Artefact workflow) {
        assertThat(Audit.of(workflow.content())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "no-concurrency        ~ concurrency:                       ~ x-concurrency:",
                "dangerous-trigger     ~ workflow_dispatch:                 ~ pull_request_target:",
                "excessive-permissions ~ 'permissions: {}'                  ~ 'permissions: read-all'",
                "excessive-permissions ~ 'contents: read'                   ~ 'contents: write'",
                "unpinned-uses         ~ checkout@11bd71901bbe5b1630ceea73d27597364c9af683 ~ checkout@v4",
                "persisted-credentials ~ persist-credentials: false         ~ persist-credentials: true",
                "persisted-credentials ~ persist-credentials: false         ~ fetch-depth: 1",
                "no-timeout            ~ timeout-minutes: 10                ~ x-minutes: 10",
                "template-injection    ~ 'sum_up'                           ~ 'sum_up ${{ github.event.head_commit.message }}'",
                "constant-condition    ~ 'if: ${{ !cancelled() }}'          ~ 'if: \"!cancelled() && ${{ true }}\"'",
                "constant-condition    ~ 'if: ${{ !cancelled() }}'          ~ 'if: \"${{ !cancelled() }} \"'",
                "constant-condition    ~ 'if: ${{ !cancelled() }}'          ~ 'if: \"true\"'",
                "inherited-secrets     ~ 'name: Outcome'                    ~ 'secrets: inherit'",
            })
    void finds_each_fault_that_is_planted(String fault, String place, String planted) throws IOException {
        var sound = Files.readString(Path.of("generated/story-portal-v2/workflow.yml"));
        int at = sound.lastIndexOf(place);
        assertThat(at).as("a place for the fault").isPositive();

        assertThat(Audit.of(sound.substring(0, at) + planted + sound.substring(at + place.length())))
                .extracting(Audit.Finding::fault)
                .containsExactly(fault);
    }

    static Stream<Artefact> rendered() {
        var plan = SamplePlan.plan();
        return new WorkflowRenderer()
                .render(plan, PlanJson.digest(plan)).stream()
                        .filter(f -> f.fileName().endsWith(".yml"));
    }
}
