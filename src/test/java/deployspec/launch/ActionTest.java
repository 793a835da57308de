package deployspec.launch;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.tools.ActionValidator;
import deployspec.tools.ExternalTool;
import deployspec.tools.Shellcheck;
import deployspec.tools.Shfmt;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The action: its one step, carried out as GitHub's runner does, with the tool as it has just been compiled. */
final class ActionTest {
    private static final Path ACTION = Path.of("action.yml");
    private static final Pattern INPUT = Pattern.compile("\\$\\{\\{ inputs\\.([a-z-]+) }}");
    private static final String SOUND = """
            spec: deployment/v1
            id: pay
            title: Payment service
            review: {last: 2025-08-01, next: 2026-02-01}
            phases: [{phase: Deploy, steps: [Switch the traffic]}]
            """;

    @TempDir
    private Path folder;

    private Path workspace;
    private Map<String, Object> action;

    /** What a step left behind. */
    private record Done(int exit, String log, String output, String page) {}

    @BeforeEach
    void prepare() throws IOException {
        workspace = Files.createDirectories(folder.resolve("workspace"));
        Files.createDirectories(workspace.resolve(".git"));
        Files.createDirectories(workspace.resolve("specs"));
        var tool = Files.createDirectories(folder.resolve("action")).resolve("spec");
        Files.writeString(tool, """
                        #!/bin/sh
                        exec '%s/bin/java' -cp '%s' deployspec.cli.Main "$@"
                        """.formatted(System.getProperty("java.home"), absoluteClassPath()))
                .toFile()
                .setExecutable(true);
        action = read(ACTION);
    }

    @Test
    void isAnActionThatGithubTakes() {
        assertThat(ActionValidator.check(ACTION)).isEmpty();
    }

    @Test
    void hasASoundScript() throws IOException {
        var script = Files.writeString(folder.resolve("step.sh"), "#!/bin/bash\n" + step().get("run"));
        assertThat(Shellcheck.check(script)).isEmpty();
        assertThat(Shfmt.check(script)).isEmpty();
    }

    /** An input that stood in the script itself would be code. */
    @Test
    void takesInputsFromTheEnvironmentAlone() {
        assertThat(step().get("run").toString()).doesNotContain("${{");
        assertThat(members(step(), "env").values())
                .allMatch(value -> INPUT.matcher(value.toString()).matches());
    }

    @Test
    void checksTheFolderOfSpecsUnlessToldOtherwise() throws Exception {
        spec("specs/pay.yaml", SOUND);
        spec("other/wrong.yaml", SOUND.replace("title:", "titel:"));

        var done = run(Map.of());

        assertThat(done.exit()).isZero();
        assertThat(done.log()).isEqualTo("specs/pay.yaml: no findings\n");
        assertThat(done.output()).isEqualTo("spec=" + folder.resolve("action/spec") + "\nexit-code=0\n");
        assertThat(done.page()).isEqualTo("**spec validate:** 1 spec, no findings\n\n");
    }

    @Test
    void annotatesWhatIsWrongAndFails() throws Exception {
        spec("specs/wrong.yaml", SOUND.replace("title:", "titel:"));

        var done = run(Map.of());

        assertThat(done.exit()).isEqualTo(1);
        assertThat(done.log()).contains("::error title=unknown-key,file=specs/wrong.yaml,line=3,");
        assertThat(done.output()).endsWith("\nexit-code=1\n");
        assertThat(done.page()).contains("| error | `unknown-key` | `specs/wrong.yaml:3:1` |");
    }

    @Test
    void passesEveryInputOn() throws Exception {
        spec("specs/pay.yaml", SOUND);

        var done = run(Map.of("fail-on", "warning", "today", "2026-02-02", "format", "sarif", "output", "found.sarif"));

        assertThat(done.exit()).isEqualTo(1);
        assertThat(done.log()).contains("::warning title=review-overdue");
        assertThat(workspace.resolve("found.sarif")).content().contains("\"ruleId\" : \"review-overdue\"");
    }

    @Test
    void takesPathsLineByLineAndRunsNothingInThem() throws Exception {
        spec("a b/$(touch PWNED).yaml", SOUND);
        spec("--help.yaml", SOUND);

        var done = run(Map.of("paths", "a b/$(touch PWNED).yaml\n\n--help.yaml\n", "today", "2026-02-01"));

        assertThat(done.log()).isEqualTo("2 specs: no findings\n");
        assertThat(workspace.resolve("PWNED")).doesNotExist();
    }

    private Done run(Map<String, String> inputs) throws IOException, InterruptedException {
        ExternalTool.require("bash");
        var script =
                Files.writeString(folder.resolve("step.sh"), step().get("run").toString());
        var output = Files.writeString(folder.resolve("output"), "");
        var page = Files.writeString(folder.resolve("page"), "");
        var log = folder.resolve("log");
        var bash = new ProcessBuilder(List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString()))
                .directory(workspace.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        bash.environment().remove("JAVA_TOOL_OPTIONS");
        bash.environment()
                .putAll(Map.of(
                        "GITHUB_ACTIONS",
                        "true",
                        "GITHUB_ACTION_PATH",
                        folder.resolve("action").toString(),
                        "GITHUB_OUTPUT",
                        output.toString(),
                        "GITHUB_STEP_SUMMARY",
                        page.toString()));
        bash.environment().putAll(variables(inputs));
        int exit = bash.start().waitFor();
        var plain = Files.readString(log).replaceAll("\u001b\\[[0-9;]*m", "");
        return new Done(exit, plain, Files.readString(output), Files.readString(page));
    }

    private Map<String, String> variables(Map<String, String> inputs) {
        var variables = new HashMap<String, String>();
        members(step(), "env").forEach((name, value) -> {
            var input = INPUT.matcher(value.toString());
            assertThat(input.matches()).isTrue();
            var declared = members(members(action, "inputs"), input.group(1));
            variables.put(
                    name,
                    inputs.getOrDefault(input.group(1), declared.get("default").toString()));
        });
        return variables;
    }

    private Map<String, Object> step() {
        var steps = (List<?>) members(action, "runs").get("steps");
        assertThat(steps).hasSize(1);
        return asMembers(steps.getFirst());
    }

    private void spec(String path, String text) throws IOException {
        var file = workspace.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String absoluteClassPath() {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getProperty("java.class.path"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .reduce((a, b) -> a + File.pathSeparator + b)
                .orElseThrow();
    }

    private static Map<String, Object> read(Path file) throws IOException {
        return asMembers(new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(file, StandardCharsets.UTF_8)));
    }

    private static Map<String, Object> members(Map<String, Object> object, String name) {
        return asMembers(object.get(name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMembers(Object object) {
        return (Map<String, Object>) object;
    }
}
