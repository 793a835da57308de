package deployspec.render.argo;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.plan.Plan;
import deployspec.plan.PlanFixtures;
import deployspec.plan.PlanJson;
import deployspec.render.HostileStrings;
import deployspec.render.SamplePlan;
import deployspec.render.shell.ShellRenderer;
import deployspec.tools.Ajv;
import deployspec.tools.ArgoRun;
import deployspec.tools.ArgoRun.Outcome;
import deployspec.tools.Shellcheck;
import deployspec.tools.YamlVersions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class ArgoRendererTest {
    private static final Pattern TAG = Pattern.compile("\\{\\{.*?}}", Pattern.DOTALL);
    private static final Path SCHEMA = Path.of("src/test/resources/argo/workflow-template.schema.json");

    private static final String PROCEDURE = """
            inputs: {GREETING: {about: "{{workflow.name}}", default: "{{=1+1}} $(PATH)"}, STAGE: {required: true}}
            contacts: {lead: {role: Lead, phone: "1"}, owner: {role: Owner, phone: "2"}}
            phases:
              - phase: Prepare
                steps:
                  - step: Look
                    id: look
                    read-only: true
                    run: echo "look $GREETING" >> "$STAGE/trace"
              - phase: Change
                approve: {by: [lead, owner]}
                steps:
                  - step: Change it
                    id: change
                    idempotent: true
                    run: |
                      echo change >> "$STAGE/trace"
                      if [ -e "$STAGE/lose" ]; then
                        rm "$STAGE/lose"
                        until [ -s "$STAGE/pod" ]; do sleep 0.1; done
                        kill -9 "-$(cat "$STAGE/pod")"
                      fi
                      [ ! -e "$STAGE/broken" ]
                    undo: {run: echo back >> "$STAGE/trace"}
                  - step: Tick it
                    id: tick
                    owner: lead
              - phase: In any case
                after: any
                steps: [{step: Look back, id: look-back, read-only: true, run: echo look back >> "$STAGE/trace"}]
            rollback:
              steps: [{step: Take it back, undo-steps: all}]
            sign-off: {by: [owner], record: {remarks: text}}
            """;

    private static final Path CLOCK = Path.of("src/test/resources/equivalence/clock.sh");

    private static final Map<String, String> SIGNED = Map.of("ANSWER_REMARKS", "fine", "sign-off-owner", "Ada");

    @TempDir
    Path folder;

    @Test
    void writes_everything_that_a_plan_may_hold() {
        Approvals.verify(file(SamplePlan.plan()), new Options().forFile().withExtension(".yaml"));
    }

    @Test
    void brings_the_runbook_into_the_cluster_beside_it() {
        var plan = SamplePlan.plan();
        var kustomization =
                new ArgoRenderer().render(plan, PlanJson.digest(plan)).getLast();
        assertThat(kustomization.fileName()).isEqualTo("kustomization.yaml");
        var read = read(List.of(kustomization.content())).getFirst();
        assertThat(read.at("/resources/0").asString()).isEqualTo("argo.yaml");
        assertThat(read.at("/configMapGenerator/0/name").asString())
                .isEqualTo(read(List.of(file(plan)))
                        .getFirst()
                        .at("/spec/volumes/0/configMap/name")
                        .asString());
    }

    @Test
    void keeps_text_a_value_whatever_it_looks_like() {
        var usual = read(List.of(file(SamplePlan.saying("word")))).getFirst();
        var hostile = HostileStrings.brief();
        var workflows = read(
                hostile.stream().map(h -> file(SamplePlan.saying(h.value()))).toList());
        for (int i = 0; i < hostile.size(); i++) {
            var workflow = workflows.get(i);
            assertThat(YamlVersions.shape(workflow)).as(hostile.get(i).id()).isEqualTo(YamlVersions.shape(usual));
            assertThat(tags(workflow)).as(hostile.get(i).id()).isEqualTo(tags(usual));
        }
    }

    @Test
    void gives_the_judges_nothing_to_find() throws IOException {
        var file = Files.writeString(folder.resolve("argo.yaml"), file(SamplePlan.plan()));
        var withoutRollback = Files.writeString(
                folder.resolve("small.yaml"),
                file(PlanFixtures.ofSteps("- {step: Look, read-only: true, run: \"true\"}", "")));
        assertThat(Ajv.check(SCHEMA, file, withoutRollback)).isEmpty();
        int number = 0;
        for (var template : read(List.of(Files.readString(file))).getFirst().at("/spec/templates")) {
            if (template.has("script")) {
                var script = Files.writeString(
                        folder.resolve(++number + ".sh"),
                        "#!/bin/bash\n" + template.at("/script/source").asString());
                assertThat(Shellcheck.check(script)).isEmpty();
            }
        }
        assertThat(number).isEqualTo(2);
    }

    @Test
    void carries_a_procedure_out_as_people_release_it() {
        var outcome = run(Map.of(
                "release-02-change-phase-approve", Map.of("ANSWER_WHO", "owner"),
                "release-03-tick", Map.of(),
                "release-05-sign-off", SIGNED));
        assertThat(outcome.status()).as(outcome.story()).isEqualTo("Succeeded");
        assertThat(trace()).containsExactly("look {{=1+1}} $(PATH)", "change", "look back");
        assertThat(outcome.story()).contains("Remarks: fine (from the answers)", "fixture: done");
        assertThat(outcome.ran()).doesNotContain("not-well");
    }

    @Test
    void waits_where_nobody_has_released_it() {
        var outcome = run(Map.of());
        assertThat(outcome.status()).isEqualTo("Running");
        assertThat(outcome.ran()).containsExactly("01-prepare");
    }

    @Test
    void hears_a_no() {
        var outcome = run(
                Map.of("release-02-change-phase-approve", Map.of("ANSWER_WHO", "lead", "change-phase-approve", "no")));
        assertThat(outcome.status()).as(outcome.story()).isEqualTo("Failed");
        assertThat(outcome.story()).contains("change-phase.approve failed");
        assertThat(trace()).containsExactly("look {{=1+1}} $(PATH)");
    }

    @Test
    void goes_on_where_a_machine_was_lost() throws IOException {
        Files.createFile(folder.resolve("lose"));
        var outcome = run(
                Map.of("release-02-change-phase-approve", Map.of("ANSWER_WHO", "owner"), "release-03-tick", Map.of()));
        assertThat(outcome.status()).as(outcome.story()).isEqualTo("Running");
        assertThat(trace()).startsWith("look {{=1+1}} $(PATH)", "change").endsWith("look back");
        assertThat(outcome.ran()).contains("02-change-phase-approve", "04-in-any-case");
    }

    @Test
    void comes_back_when_somebody_decides_it_and_does_what_follows() throws IOException {
        Files.createFile(folder.resolve("broken"));
        var outcome = run(Map.of(
                "release-02-change-phase-approve", Map.of("ANSWER_WHO", "owner"),
                "release-back-01-take-it-back", Map.of(),
                "release-back-03-sign-off", SIGNED));
        assertThat(outcome.status()).as(outcome.story()).isEqualTo("Failed");
        assertThat(trace()).containsExactly("look {{=1+1}} $(PATH)", "change", "back", "look back");
        assertThat(outcome.story()).contains("fixture: rolled-back");
    }

    @Test
    void stays_where_somebody_decides_against_it_and_does_what_follows() throws IOException {
        Files.createFile(folder.resolve("broken"));
        var outcome = run(Map.of(
                "release-02-change-phase-approve", Map.of("ANSWER_WHO", "owner"),
                "release-back-01-take-it-back", Map.of("rollback", "no")));
        assertThat(trace()).as(outcome.story()).containsExactly("look {{=1+1}} $(PATH)", "change", "look back");
    }

    /** The runbook begins it on a clock that the time of the suspended task has moved on, and has nothing left to wait for. */
    @Test
    void begins_a_phase_that_is_timed_from_the_end_by_itself() throws IOException {
        var plan = PlanFixtures.of("""
                inputs: {STAGE: {required: true}}
                phases:
                  - phase: Work
                    steps: [{step: Work, id: work, read-only: true, run: echo work >> "$STAGE/trace"}]
                  - phase: Count
                    at: E+7d
                    hold: true
                    steps: [{step: Count, id: count, read-only: true, run: echo count >> "$STAGE/trace"}]
                """);
        var environment = new TreeMap<>(System.getenv());
        environment.put("BASH_ENV", CLOCK.toAbsolutePath().toString());
        environment.put("CLOCK_MS", "1768874400000");
        environment.put("CLOCK_FILE", folder.resolve("clock").toString());
        var outcome = run(plan, Map.of(), environment);

        assertThat(outcome.ran()).containsExactly("01-work-phase", "wait-02-count-phase", "02-count-phase");
        assertThat(trace()).as(outcome.story()).containsExactly("work", "count");
        assertThat(outcome.story()).contains("fixture: done").doesNotContain("Not before");
    }

    private Outcome run(Map<String, Map<String, String>> released) {
        return run(PlanFixtures.of(PROCEDURE), released, new TreeMap<>(System.getenv()));
    }

    private Outcome run(Plan plan, Map<String, Map<String, String>> released, Map<String, String> environment) {
        try {
            Files.writeString(
                    folder.resolve("runbook.sh"),
                    new ShellRenderer()
                            .render(plan, PlanJson.digest(plan))
                            .getFirst()
                            .content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ArgoRun.of(file(plan), folder, environment, released, Map.of("STAGE", folder.toString()));
    }

    private List<String> trace() {
        try {
            return Files.readAllLines(folder.resolve("trace"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Argo would fill in, wherever it stands. */
    private static TreeSet<String> tags(JsonNode node) {
        var found = new TreeSet<String>();
        if (node.isString()) {
            TAG.matcher(node.asString()).results().map(MatchResult::group).forEach(found::add);
        }
        node.forEach(inside -> found.addAll(tags(inside)));
        return found;
    }

    private List<JsonNode> read(List<String> files) {
        return YamlVersions.read(files, folder).stream().map(List::getFirst).toList();
    }

    private static String file(Plan plan) {
        return new ArgoRenderer().render(plan, PlanJson.digest(plan)).getFirst().content();
    }
}
