package deployspec.render.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.plan.Plan;
import deployspec.plan.PlanFixtures;
import deployspec.plan.PlanJson;
import deployspec.render.HostileStrings;
import deployspec.render.SamplePlan;
import deployspec.render.shell.ShellRenderer;
import deployspec.tools.GitlabCiLocal;
import deployspec.tools.GitlabCiLocal.Ran;
import deployspec.tools.Shellcheck;
import deployspec.tools.YamlVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class GitlabRendererTest {
    /** What GitLab takes for a variable, or for an escaped sign of one. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\$|%%|\\$[A-Za-z_]|\\$\\{|\\$\\(|%[A-Za-z_]\\w*%");

    private static final String PROCEDURE = """
            inputs: {GREETING: {about: Said to everybody, default: "5 % of $HOME"}, STAGE: {required: true}}
            contacts: {lead: {role: Lead, phone: "1"}, owner: {role: Owner, phone: "2"}}
            phases:
              - phase: Prepare
                steps:
                  - step: Look
                    id: look
                    read-only: true
                    run: echo "look $GREETING" >> "$STAGE/trace"; echo seen=yes
                    capture: {SEEN: {read: {regex: "^seen=(.+)$"}}}
              - phase: Change
                approve: {by: [lead, owner]}
                steps:
                  - step: Change it
                    id: change
                    run: echo "change $SEEN" >> "$STAGE/trace"; [ ! -e "$STAGE/broken" ]
                    undo: {run: echo back >> "$STAGE/trace"}
                  - step: Tick it
                    id: tick
                    owner: lead
                  - step: More
                    id: more
                    run: echo more >> "$STAGE/trace"
                    undo: {run: echo less >> "$STAGE/trace"}
            rollback:
              steps: [{step: Take it back, undo-steps: all}]
            sign-off: {by: [owner], record: {remarks: text}}
            """;

    @TempDir
    Path folder;

    @Test
    void writes_everything_that_a_plan_may_hold() {
        Approvals.verify(file(SamplePlan.plan()), new Options().forFile().withExtension(".yml"));
    }

    @Test
    void keeps_text_a_value_whatever_it_looks_like() {
        var usual = read(List.of(file(SamplePlan.saying("word")))).getFirst();
        var hostile = HostileStrings.brief();
        var pipelines = read(
                hostile.stream().map(h -> file(SamplePlan.saying(h.value()))).toList());
        for (int i = 0; i < hostile.size(); i++) {
            var pipeline = pipelines.get(i);
            var text = hostile.get(i);
            assertThat(YamlVersions.shape(pipeline)).as(text.id()).isEqualTo(YamlVersions.shape(usual));
            assertThat(pipeline.get(".part")).as(text.id()).isEqualTo(usual.get(".part"));
            assertThat(confirmations(pipeline))
                    .as(text.id())
                    .allSatisfy(c -> assertThat(c).doesNotContainPattern(VARIABLE));
        }
    }

    @Test
    void gives_values_as_they_are_and_has_nothing_replaced_in_them() {
        var plan = PlanFixtures.of(PROCEDURE);
        var greeting = read(List.of(file(plan))).getFirst().get("variables").get("GREETING");
        assertThat(greeting.get("value").asString()).isEqualTo("5 % of $HOME");
        assertThat(greeting.get("expand").asBoolean()).isFalse();
    }

    @Test
    void gives_the_judges_nothing_to_find() throws IOException {
        assertThat(local(SamplePlan.plan()).check()).isEmpty();
        var part = read(List.of(file(SamplePlan.plan()))).getFirst().get(".part");
        var script = Files.writeString(
                folder.resolve("part.sh"),
                "#!/bin/bash\n" + part.get("before_script").get(0).asString()
                        + part.get("script").get(0).asString());
        assertThat(Shellcheck.check(script)).isEmpty();
    }

    @Test
    void carries_a_procedure_out_job_by_job_as_people_release_them() throws IOException {
        var ran = run(
                local(PlanFixtures.of(PROCEDURE)),
                "--manual=02-change-phase-approve",
                "--manual=03-tick",
                "--manual=04-sign-off",
                "--variable",
                "ANSWER_WHO=owner",
                "--variable",
                "ANSWER_REMARKS=all is well");
        assertThat(ran.exit()).as(ran.output()).isZero();
        assertThat(trace()).containsExactly("look 5 % of $HOME", "change yes", "more");
        assertThat(ran.output()).contains("Remarks: all is well (from the answers)", "fixture: done");
    }

    @Test
    void goes_no_further_than_it_is_released_and_comes_back_when_somebody_has_it_come_back() throws IOException {
        Files.createFile(folder.resolve("broken"));
        var pipeline = local(PlanFixtures.of(PROCEDURE));
        var ran = run(pipeline, "--manual=02-change-phase-approve", "--variable", "ANSWER_WHO=lead");
        assertThat(ran.output()).doesNotContain("03-tick  ");
        assertThat(ran.failed("02-change-phase-approve")).as(ran.output()).isTrue();
        assertThat(trace()).containsExactly("look 5 % of $HOME", "change yes");

        var back = run(pipeline, "back-01-take-it-back");
        assertThat(back.passed("back-01-take-it-back")).as(back.output()).isTrue();
        assertThat(trace()).containsExactly("look 5 % of $HOME", "change yes", "back");
    }

    @Test
    void puts_a_phase_off_until_it_is_due() throws IOException {
        var plan = PlanFixtures.of("""
                inputs: {STAGE: {required: true}}
                phases:
                  - phase: Early
                    at: T-30d
                    steps: [{step: Look, id: look, read-only: true, run: echo look >> "$STAGE/trace"}]
                  - phase: Work
                    at: T..T+1d
                    steps: [{step: Work, id: work, read-only: true, run: echo work >> "$STAGE/trace"}]
                  - phase: Count
                    at: E+7d
                    hold: true
                    steps: [{step: Count, id: count, read-only: true, run: echo count >> "$STAGE/trace"}]
                """);
        var pipeline = read(List.of(file(plan))).getFirst();
        assertThat(pipeline.at("/.part/artifacts/expire_in").asString()).isEqualTo("128 days");
        assertThat(pipeline.at("/02-work-phase/manual_confirmation").asString()).isEqualTo("B Work is due, T to T+1d");
        assertThat(pipeline.at("/03-count-phase/when").asString()).isEqualTo("delayed");
        assertThat(pipeline.at("/03-count-phase/start_in").asString()).isEqualTo("604800 seconds");

        var local = local(plan);
        assertThat(local.check()).isEmpty();
        for (var job : List.of("01-early", "02-work-phase")) {
            var ran = run(local, job);
            assertThat(ran.passed(job)).as(ran.output()).isTrue();
        }
        assertThat(trace()).containsExactly("look", "work");
    }

    @Test
    void refuses_a_runbook_of_another_plan() throws IOException {
        var plan = PlanFixtures.of(PROCEDURE);
        var another = PlanFixtures.of(PROCEDURE.replace("More", "Still more"));
        var ran = run(GitlabCiLocal.in(repository(), files(plan, another)));
        assertThat(ran.output()).contains("runbook.sh holds another plan than " + PlanJson.digest(plan));
        assertThat(ran.failed("01-prepare")).isTrue();
    }

    private Ran run(GitlabCiLocal pipeline, String... options) {
        var stage = Stream.of("--variable", "STAGE=" + folder);
        return pipeline.run(Stream.concat(stage, Stream.of(options)).toArray(String[]::new));
    }

    private List<String> trace() throws IOException {
        return Files.readAllLines(folder.resolve("trace"));
    }

    private GitlabCiLocal local(Plan plan) {
        return GitlabCiLocal.in(repository(), files(plan, plan));
    }

    private Path repository() {
        return folder.resolve("repository");
    }

    private static Map<String, String> files(Plan plan, Plan ofRunbook) {
        var runbook = new ShellRenderer()
                .render(ofRunbook, PlanJson.digest(ofRunbook))
                .getFirst();
        return Map.of(".gitlab-ci.yml", file(plan), "generated/" + plan.head().id() + "/runbook.sh", runbook.content());
    }

    private static List<String> confirmations(JsonNode pipeline) {
        return pipeline.valueStream()
                .filter(job -> job.has("manual_confirmation"))
                .map(job -> job.get("manual_confirmation").asString())
                .toList();
    }

    private List<JsonNode> read(List<String> files) {
        return YamlVersions.read(files, folder).stream().map(List::getFirst).toList();
    }

    private static String file(Plan plan) {
        return new GitlabRenderer()
                .render(plan, PlanJson.digest(plan))
                .getFirst()
                .content();
    }
}
