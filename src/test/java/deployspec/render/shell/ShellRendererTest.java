package deployspec.render.shell;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.plan.Plan;
import deployspec.render.HostileStrings;
import deployspec.render.SamplePlan;
import deployspec.tools.Shellcheck;
import deployspec.tools.Shfmt;
import deployspec.value.Visible;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ShellRendererTest {
    @TempDir
    Path folder;

    /** Behind the fixed library. */
    @Test
    void writes_everything_that_a_plan_may_hold() {
        var runbook = RunningRunbook.of(SamplePlan.plan());
        Approvals.verify(
                runbook.substring(runbook.indexOf("list_steps() {")),
                new Options().forFile().withExtension(".sh"));
    }

    @Test
    void gives_the_linter_and_the_formatter_nothing_to_find() throws IOException {
        var file = Files.writeString(folder.resolve("runbook.sh"), RunningRunbook.of(SamplePlan.plan()));
        assertThat(Shellcheck.check(file)).isEmpty();
        assertThat(Shfmt.check(file)).isEmpty();
    }

    @Test
    void writes_equal_bytes_for_equal_plans() {
        assertThat(RunningRunbook.of(SamplePlan.plan())).isEqualTo(RunningRunbook.of(SamplePlan.plan()));
    }

    /** Several texts at a time, because each takes a run. */
    @ParameterizedTest
    @MethodSource("hostile")
    void executes_no_text_whatever_it_looks_like(String text) throws IOException {
        var plan = SamplePlan.saying(text);
        var runbook = new RunningRunbook(folder, plan);

        assertThat(runbook.start(List.of("--list")).exit()).isZero();
        assertThat(runbook.start(List.of("--dry-run")).output()).doesNotContain("command not found", "syntax error");
        assertThat(filesIn(folder)).isSubsetOf(Set.of("runbook.sh", "output", "state"));
        assertThat(titleIn(plan)).isEqualTo(Visible.of(plan.head().title().written()));
    }

    /** Every file of every hostile text at once, because the formatter parses all that it is given. */
    @Test
    void stays_well_formed_whatever_its_text_looks_like() throws IOException {
        var files = new ArrayList<Path>();
        for (var hostile : ShellTextTest.withoutNul()) {
            var content = RunningRunbook.of(SamplePlan.saying(hostile.value()));
            files.add(Files.writeString(folder.resolve(hostile.id() + ".sh"), content));
        }
        assertThat(Shfmt.check(files.toArray(Path[]::new))).isEmpty();
    }

    static List<String> hostile() {
        var texts =
                ShellTextTest.withoutNul().stream().map(HostileStrings::value).toList();
        return IntStream.iterate(0, i -> i < texts.size(), i -> i + 10)
                .mapToObj(i -> String.join(" ", texts.subList(i, Math.min(i + 10, texts.size()))))
                .toList();
    }

    /** What bash makes of the title: the file's own functions, with one of them put in the place of the run. */
    private String titleIn(Plan plan) throws IOException {
        var file = folder.resolve("title.sh");
        var content = RunningRunbook.of(plan);
        assertThat(content).endsWith("\nmain \"$@\"\n");
        Files.writeString(
                file,
                content.substring(0, content.length() - "main \"$@\"\n".length())
                        + "about() { printf '%s' \"$1\"; exit; }\nwelcome\n");
        var process = new ProcessBuilder("bash", file.toString())
                .directory(folder.toFile())
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Set<String> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
