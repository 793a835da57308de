package deployspec.compile;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.plan.Action;
import deployspec.plan.Measure;
import deployspec.plan.Plan;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedStep;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the compiler decides by itself. */
final class CompilerTest {
    @Test
    void numbers_phases_by_letter_and_what_is_inside_by_place() {
        var plan = Compiled.plan("""
                phases:
                  - phase: Prepare
                    steps: [Read, Sign]
                  - phase: Deploy
                    sections:
                      - section: Services
                        steps: [{step: Look, checks: [Left, Right]}]
                rollback:
                  sections:
                    - {section: Back, steps: [Return]}
                """);

        assertThat(numbers(plan.allSteps())).containsExactly("A.1", "A.2", "1.1", "1.1.1", "1.1.2", "R1.1");
    }

    @Test
    void undoes_last_first() {
        var plan = Compiled.plan("""
                phases:
                  - phase: Deploy
                    steps:
                      - {step: One, id: one, run: ./one, undo: ./not-one}
                      - {step: Two, id: two, run: ./two, undo: ./not-two}
                      - {step: Three, id: three, run: ./three, irreversible: Sent}
                rollback:
                  sections:
                    - section: Back
                      steps: [{step: All, undo-steps: all}]
                """);

        assertThat(scripts(plan.rollbackSteps())).containsExactly("./not-two", "./not-one");
    }

    @Test
    void undoes_everything_where_there_is_no_procedure() {
        var plan = Compiled.plan("""
                phases:
                  - phase: Deploy
                    steps:
                      - {step: One, run: ./one, undo: ./not-one}
                      - {step: Two, run: ./two, undo: ./not-two}
                """);

        assertThat(scripts(plan.rollbackSteps())).containsExactly("./not-two", "./not-one");
    }

    @Test
    void gives_a_step_the_values_of_its_own_environment() {
        var plan = Compiled.plan("""
                inputs:
                  URL: {default: "http://here"}
                  MODE: {default: safe}
                environments:
                  staging: {inputs: {URL: "http://there"}}
                  production: {production: true, inputs: {MODE: fast}}
                phases:
                  - phase: Deploy
                    steps:
                      - {step: Rehearse, id: rehearse, environment: staging, run: ./try "$URL" "$MODE", read-only: true}
                      - {step: Look, id: look, run: ./look "$URL" "$MODE", read-only: true}
                """);

        assertThat(step(plan, "rehearse").environment()).contains("staging");
        assertThat(step(plan, "rehearse").values())
                .containsEntry("URL", "http://there")
                .containsEntry("MODE", "safe");
        assertThat(step(plan, "look").values()).isEmpty();
    }

    @Test
    void gives_each_turn_of_a_loop_a_threshold_of_its_own() {
        var plan = Compiled.plan("""
                thresholds:
                  live: {title: Live, target: "= 0", measure: {run: ./live "$LAYER"}}
                phases:
                  - phase: Deploy
                    steps:
                      - {step: Start, id: start, for-each: {LAYER: [a, b]}, run: ./start "$LAYER", read-only: true, gates: [live]}
                """);

        var gated = plan.steps().stream().filter(s -> !s.gates().isEmpty()).toList();
        assertThat(gated).hasSize(2);
        assertThat(gated.stream().flatMap(s -> thresholds(s).stream()))
                .doesNotHaveDuplicates()
                .doesNotContain("live");
    }

    @Test
    void gives_a_step_that_sets_what_a_measure_names_a_threshold_of_its_own() {
        var plan = Compiled.plan("""
                thresholds:
                  free: {title: Free, target: "> 1", measure: {run: df "$VOLUME"}}
                  rows: {title: Rows, target: "> 1", measure: {run: ./rows}}
                phases:
                  - phase: Look
                    steps:
                      - {step: Var, id: var, env: {VOLUME: /var}, gates: [free, rows]}
                      - {step: In a folder, id: folder, dir: db, gates: [rows]}
                      - {step: Plain, id: plain, gates: [rows]}
                """);

        assertThat(thresholds(step(plan, "var")).getFirst()).isNotEqualTo("free");
        assertThat(thresholds(step(plan, "plain"))).containsExactly("rows");
        assertThat(thresholds(step(plan, "folder"))).isNotEqualTo(List.of("rows"));
        var free = (Measure.Probe)
                plan.threshold(thresholds(step(plan, "var")).getFirst()).measure();
        assertThat(free.action().toString()).contains("/var");
    }

    private static PlannedStep step(Plan plan, String id) {
        return plan.allSteps().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> numbers(List<PlannedStep> steps) {
        return steps.stream().map(PlannedStep::number).toList();
    }

    private static List<String> thresholds(PlannedStep step) {
        return step.gates().stream()
                .map(g -> ((PlannedGate.Against) g.check()).threshold())
                .toList();
    }

    private static List<String> scripts(List<PlannedStep> steps) {
        return steps.stream()
                .flatMap(s -> s.actions().stream())
                .map(a -> ((Action.RunProcess) a.action()).script().strip())
                .toList();
    }
}
