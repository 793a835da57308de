package deployspec.render.github;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.tools.ActionValidator;
import deployspec.tools.Actionlint;
import deployspec.tools.ExternalTool;
import deployspec.tools.Shellcheck;
import deployspec.tools.WorkflowLanguage;
import deployspec.tools.WorkflowParser;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The workflow for pull requests: read, judged, and its scripts run in a real repository beside a stand-in of GitHub's command line. */
final class PullRequestWorkflowTest {
    private static final String WORKFLOW =
            PullRequestWorkflow.using("example/deployspec@0123456789abcdef0123456789abcdef01234567");

    private static final String SPEC = """
            spec: deployment/v1
            id: pay
            title: Payment service
            contacts: {lead: {role: Lead, phone: "1"}, ops: {role: Ops, phone: "2"}}
            phases: [{phase: Deploy, steps: [{step: Go, approve: {by: [lead, ops], at-least: 2}}, {step: Start it, run: ./start.sh}]}]
            """;

    /** Knows of one comment of ours, if the file is there, and tells what it was asked to do. */
    private static final String GH = """
            #!/bin/sh
            case $* in
              *--paginate*) if [ -e "$STAGE/comment-is-there" ]; then echo 77; fi ;;
              *) printf '%s\\n' "$*" >> "$STAGE/calls" ;;
            esac
            """;

    @TempDir
    Path folder;

    private Path repository;

    @BeforeEach
    void prepare() throws IOException {
        ExternalTool.require("git");
        repository = Files.createDirectories(folder.resolve("repository"));
        executable("spec", """
                #!/bin/sh
                exec '%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s' deployspec.cli.Main "$@"
                """.formatted(System.getProperty("java.home"), classPath()));
        executable("gh", GH);
    }

    @Test
    void reads_well() {
        Approvals.verify(WORKFLOW, new Options().forFile().withExtension(".yml"));
    }

    @Test
    void gives_the_judges_nothing_to_find() throws IOException {
        var file = Files.writeString(folder.resolve("specs.yml"), WORKFLOW);
        assertThat(Actionlint.check(file)).isEmpty();
        assertThat(WorkflowParser.check(file)).isEmpty();
        assertThat(WorkflowLanguage.check(file)).isEmpty();
        assertThat(ActionValidator.check(file)).isEmpty();
        assertThat(Audit.of(WORKFLOW)).isEmpty();
        for (var step : List.of("Look for artefacts that are stale", "Compare with the base", WRITE)) {
            var script = Files.writeString(folder.resolve("step.sh"), "#!/bin/bash\n" + run(step));
            assertThat(Shellcheck.check(script)).isEmpty();
        }
    }

    private static final String WRITE = "Write it, or bring the one that is there up to date";

    @Test
    void tells_what_became_weaker_and_which_specs_are_new_or_gone() throws Exception {
        commit(Map.of("pay.yaml", SPEC, "old.yaml", SPEC.replace("pay", "old"), "part.yaml", "contacts: {}\n"));
        Files.delete(repository.resolve("specs/old.yaml"));
        commit(Map.of("pay.yaml", SPEC.replace("at-least: 2", "at-least: 1"), "a b.yaml", SPEC.replace("pay", "new")));

        assertThat(compare())
                .startsWith("<!-- spec diff -->\n")
                .contains("fewer people have to agree", "the whole procedure is gone", "the whole procedure is new")
                .doesNotContain("part.yaml");
    }

    @Test
    void says_that_a_spec_could_not_be_compared() throws Exception {
        commit(Map.of("pay.yaml", SPEC));
        commit(Map.of("pay.yaml", SPEC.replace("title:", "titel:")));

        assertThat(compare()).contains("A spec could not be compared");
    }

    @Test
    void writes_one_comment_and_brings_it_up_to_date() throws Exception {
        commit(Map.of("pay.yaml", SPEC));
        commit(Map.of("pay.yaml", SPEC.replace("at-least: 2", "at-least: 1")));
        compare();

        assertThat(write()).contains("--method POST repos/example/pay/issues/12/comments --field body=@");
        Files.createFile(folder.resolve("comment-is-there"));
        assertThat(write()).contains("--method PATCH repos/example/pay/issues/comments/77 --field body=@");
    }

    @Test
    void says_nothing_where_nothing_changed_unless_it_had_said_something() throws Exception {
        commit(Map.of("pay.yaml", SPEC));
        commit(Map.of("pay.yaml", SPEC + "# a remark\n"));
        var comment = compare();

        assertThat(comment).isEqualTo("<!-- spec diff -->\n");
        assertThat(write()).isEmpty();
        Files.createFile(folder.resolve("comment-is-there"));
        assertThat(write()).contains("PATCH");
        assertThat(folder.resolve("comment/comment.md")).content().endsWith("no longer changes what a spec means.\n");
    }

    private void commit(Map<String, String> specs) throws Exception {
        Files.createDirectories(repository.resolve("specs"));
        for (var spec : specs.entrySet()) {
            Files.writeString(repository.resolve("specs").resolve(spec.getKey()), spec.getValue());
        }
        bash("""
                [ -d .git ] || git init --quiet
                git add --all
                git -c user.name=a -c user.email=a@example.com commit --quiet --message change
                """);
    }

    private String compare() throws Exception {
        bash(run("Compare with the base"));
        return Files.readString(folder.resolve("comment/comment.md"));
    }

    private String write() throws Exception {
        Files.writeString(folder.resolve("calls"), "");
        bash(run(WRITE));
        return Files.readString(folder.resolve("calls"));
    }

    private void bash(String script) throws Exception {
        var bash = new ProcessBuilder("bash", "--noprofile", "--norc", "-euo", "pipefail", "-c", script)
                .directory(repository.toFile())
                .redirectErrorStream(true);
        bash.environment().remove("JAVA_TOOL_OPTIONS");
        bash.environment()
                .putAll(Map.of(
                        "PATH", folder + File.pathSeparator + System.getenv("PATH"),
                        "STAGE", folder.toString(),
                        "SPEC", folder.resolve("spec").toString(),
                        "COMMENT", folder.resolve("comment/comment.md").toString(),
                        "NUMBER", "12",
                        "RUNNER_TEMP", folder.toString(),
                        "GITHUB_REPOSITORY", "example/pay",
                        "GITHUB_STEP_SUMMARY", folder.resolve("summary").toString()));
        var started = bash.start();
        var log = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(started.waitFor()).as(log).isZero();
    }

    private void executable(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content).toFile().setExecutable(true);
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .reduce((a, b) -> a + File.pathSeparator + b)
                .orElseThrow();
    }

    private static String run(String step) {
        var steps = new ArrayList<Map<?, ?>>();
        var workflow = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(WORKFLOW);
        for (var job : ((Map<?, ?>) workflow.get("jobs")).values()) {
            ((List<?>) ((Map<?, ?>) job).get("steps")).forEach(s -> steps.add((Map<?, ?>) s));
        }
        return steps.stream()
                .filter(s -> step.equals(s.get("name")))
                .map(s -> (String) s.get("run"))
                .findFirst()
                .orElseThrow();
    }
}
