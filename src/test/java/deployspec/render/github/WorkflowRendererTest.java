package deployspec.render.github;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.plan.Plan;
import deployspec.plan.PlanFixtures;
import deployspec.plan.PlanJson;
import deployspec.prose.Wording;
import deployspec.render.Artefact;
import deployspec.render.HostileStrings;
import deployspec.render.SamplePlan;
import deployspec.tools.ActionValidator;
import deployspec.tools.Actionlint;
import deployspec.tools.Shellcheck;
import deployspec.tools.WorkflowLanguage;
import deployspec.tools.WorkflowParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

final class WorkflowRendererTest {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{.*?}}");
    private static final String INERT = "${{ '${{' }}";

    @ParameterizedTest
    @ValueSource(strings = {"workflow.yml", "workflow-before.yml", "workflow-review.yml"})
    void writes_everything_that_a_plan_may_hold(String file) {
        var name = file.substring(0, file.indexOf('.'));
        Approvals.verify(
                file(SamplePlan.plan(), file),
                Approvals.NAMES.withParameters(new Options().forFile().withExtension(".yml"), name));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void keeps_text_a_value_whatever_it_looks_like(HostileStrings hostile) {
        var plan = SamplePlan.saying(hostile.value());
        var workflow = read(file(plan, "workflow.yml"));
        var usual = read(file(SamplePlan.saying("word"), "workflow.yml"));

        assertThat(shape(workflow)).isEqualTo(shape(usual));
        assertThat(scripts(workflow)).isEqualTo(scripts(usual));
        assertThat(expressions(workflow)).isEqualTo(expressions(usual));
        assertThat(workflow.get("name"))
                .isEqualTo(Wording.of(plan).plain(plan.head().title()).replace("${{", "$ {{"));
    }

    @Test
    void gives_the_judges_nothing_to_find(@TempDir Path folder) throws IOException {
        var files = new ArrayList<Path>();
        for (var artefact : files(SamplePlan.plan())) {
            files.add(Files.writeString(folder.resolve(artefact.fileName()), artefact.content()));
        }
        for (var hostile : HostileStrings.brief()) {
            var content = file(SamplePlan.saying(hostile.value()), "workflow.yml");
            files.add(Files.writeString(folder.resolve(hostile.id() + ".yml"), content));
        }
        assertThat(Actionlint.check(files.toArray(Path[]::new))).isEmpty();
        assertThat(WorkflowParser.check(files.toArray(Path[]::new))).isEmpty();
        assertThat(WorkflowLanguage.check(files.toArray(Path[]::new))).isEmpty();
        assertThat(ActionValidator.check(files.toArray(Path[]::new))).isEmpty();
    }

    @Test
    void writes_scripts_that_shellcheck_finds_nothing_in(@TempDir Path folder) throws IOException {
        var files = new ArrayList<Path>();
        for (var artefact : files(SamplePlan.plan())) {
            var workflow = read(artefact.content());
            var library = (String) ((Map<?, ?>) workflow.get("env")).get("SPEC_LIBRARY");
            var whole = new StringBuilder(
                    "#!/bin/bash\n# shellcheck disable=SC2317 # two runs may define functions of one name\n" + library);
            int number = 0;
            for (var script : scripts(workflow)) {
                var name = "run_" + ++number;
                var own =
                        script.replace("source \"$RUNNER_TEMP/spec.sh\"\n", "").strip();
                whole.append("%s() {\n%s\n}\n%s\n".formatted(name, own, name));
            }
            files.add(Files.writeString(folder.resolve(artefact.fileName() + ".sh"), whole));
        }
        assertThat(Shellcheck.check(files.toArray(Path[]::new))).isEmpty();
    }

    static List<HostileStrings> hostile() {
        return HostileStrings.all();
    }

    private static List<Artefact> files(Plan plan) {
        return new WorkflowRenderer()
                .render(plan, PlanJson.digest(plan)).stream()
                        .filter(f -> f.fileName().endsWith(".yml"))
                        .toList();
    }

    private static String file(Plan plan, String name) {
        return files(plan).stream()
                .filter(f -> f.fileName().equals(name))
                .findFirst()
                .orElseThrow()
                .content();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> read(String yaml) {
        return (Map<String, Object>)
                new Load(LoadSettings.builder().setCodePointLimit(100_000_000).build()).loadFromString(yaml);
    }

    /** Keys and lengths, without the texts. */
    private static Object shape(Object node) {
        return switch (node) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(e -> List.of(e.getKey(), shape(e.getValue())))
                        .toList();
            case List<?> list -> list.stream().map(WorkflowRendererTest::shape).toList();
            default -> node.getClass().getSimpleName();
        };
    }

    private static List<String> scripts(Map<String, Object> workflow) {
        return ((Map<?, ?>) workflow.get("jobs"))
                .values().stream()
                        .flatMap(job -> ((List<?>) ((Map<?, ?>) job).get("steps")).stream())
                        .map(step -> (String) ((Map<?, ?>) step).get("run"))
                        .filter(run -> run != null)
                        .toList();
    }

    private static TreeSet<String> expressions(Object node) {
        var found = new TreeSet<String>();
        switch (node) {
            case Map<?, ?> map -> map.values().forEach(value -> found.addAll(expressions(value)));
            case List<?> list -> list.forEach(value -> found.addAll(expressions(value)));
            default ->
                EXPRESSION.matcher(node.toString().replace(INERT, "")).results().forEach(m -> found.add(m.group()));
        }
        return found;
    }

    @Test
    void judges_each_batch_before_the_next_one() {
        var plan = PlanFixtures.ofSteps("""
                - step: Roll out
                  for-each: {HOST: [a, b, c]}
                  batch: [1, 100%]
                  run: ./deploy.sh "$HOST"
                  undo: {run: ./back.sh "$HOST"}
                  gates: [{title: Errors, target: "< 1", measure: {run: ./errors.sh}}]
                """, "");

        assertThat(new WorkflowRenderer()
                        .render(plan, "0".repeat(64))
                        .getFirst()
                        .content()
                        .lines())
                .filteredOn(line -> line.contains("- name: \"A."))
                .extracting(String::strip)
                .containsExactly(
                        "- name: \"A.1.1.1 a\"",
                        "- name: \"A.1.1 Batch 1 of 2: turn 1 of 3: gates\"",
                        "- name: \"A.1.2.1 b\"",
                        "- name: \"A.1.2.2 c\"",
                        "- name: \"A.1.2 Batch 2 of 2: turns 2 to 3 of 3: gates\"");
    }

    /** A phase has a workflow of its own where all of it lies on another day, not only what comes first in it. */
    @Test
    void leaves_a_phase_where_it_is_whose_last_section_is_planned_for_the_day_itself() {
        var plan = PlanFixtures.of("""
                phases:
                  - phase: Early
                    sections:
                      - {section: Tell, at: T-2d..T-1d, steps: [{step: Tell, id: tell, read-only: true, run: "true"}]}
                      - {section: Ask, at: T-5h..T-4h, steps: [{step: Ask, id: ask, read-only: true, run: "true"}]}
                  - phase: Close
                    sections:
                      - {section: Look, at: T-3h..T-2h, steps: [{step: Look, id: look, read-only: true, run: "true"}]}
                      - {section: Shut, at: T-10m..T, steps: [{step: Shut, id: shut, run: "true", undo: {run: "true"}}]}
                  - {phase: Work, at: T..T+1h, steps: [{step: Move, id: move, run: "true", undo: {run: "true"}}]}
                  - {phase: Learn, at: E+1d, steps: [{step: Count, id: count, read-only: true, run: "true"}]}
                """);

        assertThat(new WorkflowRenderer().render(plan, PlanJson.digest(plan)))
                .extracting(Artefact::fileName)
                .containsExactly("workflow.yml", "workflow-early.yml", "workflow-learn.yml", "SETUP.md");
    }

    /** What begins with a line end would not stand behind the mark any more. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\nevil: true", "\r\n  evil: true", "\revil: true", "\u2028evil: true", " \u0085evil: true"})
    void keeps_a_comment_on_its_line(String text) {
        var line = "# " + YamlComment.of(text).encoded();

        assertThat(line.lines()).hasSize(1);
        assertThat(new Load(LoadSettings.builder().build()).loadFromString(line))
                .isNull();
    }
}
