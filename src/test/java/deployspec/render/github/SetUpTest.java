package deployspec.render.github;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
import deployspec.render.HostileStrings;
import deployspec.render.SamplePlan;
import deployspec.tools.Markdownlint;
import deployspec.tools.Shellcheck;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands that set GitHub up: read, judged, and run beside a stand-in of its command line. */
final class SetUpTest {
    private static final Pattern FENCED = Pattern.compile("```sh\n(.*?)```\n", Pattern.DOTALL);

    private static final String GH = """
            #!/bin/sh
            echo "gh $*" >> "$GH_CALLS"
            case $* in
              *--jq*) printf '{"type":"User","id":%d}\\n' "${#2}" ;;
              *--input*) cat >> "$GH_CALLS" ;;
            esac
            """;

    @TempDir
    Path folder;

    @Test
    void names_everything_that_must_exist_beside_the_files() {
        Approvals.verify(page(SamplePlan.plan()), new Options().forFile().withExtension(".md"));
    }

    @Test
    void gives_the_judges_nothing_to_find() throws IOException {
        var page = page(SamplePlan.plan());
        assertThat(Markdownlint.check(Files.writeString(folder.resolve("SETUP.md"), page)))
                .isEmpty();
        assertThat(Shellcheck.check(Files.writeString(folder.resolve("setup.sh"), "#!/bin/sh\n" + commands(page))))
                .isEmpty();
    }

    @Test
    void releases_each_environment_through_those_who_are_meant() throws Exception {
        var filledIn = commands(page(SamplePlan.plan())).replaceAll("(?m)^([a-z_]+)=''", "$1='someone'");
        assertThat(run(filledIn)).isZero();
        var calls = Files.readString(folder.resolve("calls"));
        assertThat(calls)
                .contains("gh api users/someone --jq {type: \"User\", id: .id}")
                .containsPattern(
                        "gh api --method PUT repos/\\{owner}/\\{repo}/environments/[a-z-]+ --input -\n\\{\\s*\"wait_timer\": 0,\\s*\"prevent_self_review\": (true|false),\\s*\"reviewers\": \\[\\s*\\{")
                .containsPattern(
                        "environments/production-wait-1h30m --input -\n\\{\\s*\"wait_timer\": 90,\\s*\"prevent_self_review\": false,\\s*\"reviewers\": \\[]")
                .contains("gh secret set ");
    }

    @Test
    void does_nothing_before_it_is_known_who_is_meant() throws Exception {
        assertThat(run(commands(page(SamplePlan.plan())))).isEqualTo(1);
        assertThat(folder.resolve("calls")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void text_is_never_a_command(HostileStrings hostile) {
        var usual = commands(page(SamplePlan.saying("word"))).replaceAll("(?m)#.*", "#");
        assertThat(commands(page(SamplePlan.saying(hostile.value()))).replaceAll("(?m)#.*", "#"))
                .isEqualTo(usual);
    }

    static List<HostileStrings> hostile() {
        return HostileStrings.all();
    }

    private int run(String commands) throws Exception {
        var gh = Files.writeString(folder.resolve("gh"), GH);
        gh.toFile().setExecutable(true);
        var builder = new ProcessBuilder("sh", "-c", commands).redirectErrorStream(true);
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        builder.environment().put("GH_CALLS", folder.resolve("calls").toString());
        var process = builder.start();
        process.getInputStream().transferTo(OutputStream.nullOutputStream());
        return process.waitFor();
    }

    private static String page(Plan plan) {
        return new WorkflowRenderer()
                .render(plan, PlanJson.digest(plan)).stream()
                        .filter(f -> f.fileName().equals("SETUP.md"))
                        .findFirst()
                        .orElseThrow()
                        .content();
    }

    private static String commands(String page) {
        var fenced = FENCED.matcher(page);
        assertThat(fenced.find()).isTrue();
        return fenced.group(1);
    }
}
