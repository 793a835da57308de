package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.lint.Rules;
import deployspec.tools.CompletingShell;
import deployspec.tools.Shellcheck;
import deployspec.tools.Shfmt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shells themselves complete, once they have read our scripts. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a shell at a terminal may wait for ever
final class CompletionTest {
    @TempDir
    private Path folder;

    private Path bash;
    private Path zsh;
    private Path fish;

    @BeforeEach
    void write() throws IOException {
        bash = script("bash");
        zsh = script("zsh");
        fish = script("fish");
    }

    private Path script(String shell) throws IOException {
        var call = Call.of("completion", shell);
        assertThat(call.code()).as(call.err()).isZero();
        return Files.writeString(folder.resolve("spec." + shell), call.out());
    }

    @ParameterizedTest
    @CsvSource({
        "spec val, validate",
        "spec render --target mark, markdown",
        "spec validate --color alw, always",
        "spec validate --format sar, sarif",
        "spec validate --fail-on wa, warning",
        "spec explain unknown-thr, unknown-threshold",
        "spec help exit, exit-codes",
        // a word further back that is called like a command
        "spec render --target plan --che, --check",
    })
    void everyShellCompletesTheSame(String line, String completed) {
        assertThat(CompletingShell.bash(bash, line.split(" "))).containsExactly(completed);
        assertThat(CompletingShell.fish(fish, line)).containsExactly(completed);
        assertThat(CompletingShell.zsh(zsh, line).strip())
                .isEqualTo(line.substring(0, line.lastIndexOf(' ') + 1) + completed);
    }

    @Test
    void everyCommandIsOffered() {
        var commands = Call.of("--help")
                .out()
                .lines()
                .dropWhile(l -> !l.startsWith("Commands:"))
                .filter(l -> l.matches("  [a-z].*"))
                .map(l -> l.strip().split(" ")[0])
                .toList();

        assertThat(commands).contains("validate", "completion");
        assertThat(CompletingShell.bash(bash, "spec", "")).containsExactlyInAnyOrderElementsOf(commands);
        assertThat(CompletingShell.fish(fish, "spec ")).containsExactlyInAnyOrderElementsOf(commands);
    }

    @Test
    void everyCodeOfARuleIsOffered() {
        var codes = Rules.all().stream().map(rule -> rule.page().code()).toList();

        assertThat(CompletingShell.bash(bash, "spec", "explain", "")).containsExactlyInAnyOrderElementsOf(codes);
        assertThat(CompletingShell.fish(fish, "spec explain ")).containsExactlyInAnyOrderElementsOf(codes);
    }

    /** bash completes files by itself where our function has nothing to say. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "spec validate ",
                "spec execute --answers ",
                "spec init --schema ",
                "spec diff ",
                "spec diff old.yaml ",
                "spec diff HEAD:old.yaml "
            })
    void filesAreOfferedWhereFilesAreTaken(String line) throws IOException {
        var file = Files.createFile(folder.resolve("only one.yaml"));

        assertThat(CompletingShell.bash(bash, (line + file.getParent() + "/on").split(" ")))
                .isEmpty();
        assertThat(CompletingShell.fish(fish, line + folder + "/on")).hasSize(1).allMatch(f -> f.contains("only"));
        assertThat(CompletingShell.zsh(zsh, line + folder + "/on")).contains("only\\ one.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec execute --operator ", "spec init --list "})
    void nothingIsOfferedWhereOnlyTheUserKnows(String line) {
        assertThat(CompletingShell.bash(bash, (line + "o").split(" "))).containsExactly("compopt +o default");
        assertThat(CompletingShell.fish(fish, line)).isEmpty();
    }

    /** The value behind an equals sign reaches bash's function as three words. */
    @Test
    void aValueBehindAnEqualsSignIsCompleted() {
        assertThat(CompletingShell.bash(bash, "spec", "validate", "--color", "=", "ne"))
                .containsExactly("never");
        assertThat(CompletingShell.bash(bash, "spec", "validate", "--color", "="))
                .containsExactly("auto", "always", "never");
        assertThat(CompletingShell.fish(fish, "spec validate --color=ne")).containsExactly("--color=never");
    }

    @Test
    void theScriptForBashIsCleanByTheJudges() throws IOException {
        assertThat(Shellcheck.check(named("spec.sh"))).isEmpty();
        assertThat(Shfmt.check(named("spec.sh"))).isEmpty();
    }

    /** The judges tell the shell by the first line, which a script that is only read does not need. */
    private Path named(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "#!/bin/bash\n" + Files.readString(bash));
    }

    @Test
    void anotherShellIsRefusedWithTheOnesThatThereAre() {
        var call = Call.of("completion", "tcsh");

        assertThat(call.code()).isEqualTo(Exit.USAGE.code());
        assertThat(List.of(call.err().split("\n")))
                .containsExactly(
                        "spec: there is no completion for the shell `tcsh`", "  = help: Choose from bash, zsh, fish.");
    }
}
