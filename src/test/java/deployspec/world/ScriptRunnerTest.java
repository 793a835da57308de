package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.port.Attempt;
import deployspec.execute.port.Result;
import deployspec.execute.port.Secret;
import deployspec.execute.port.Task;
import deployspec.plan.Interpreter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScriptRunnerTest {
    private static final Attempt ATTEMPT = new Attempt("migrate", 7, 1, "cookie-7-1");

    @TempDir
    private Path folder;

    private final Masker masker = new Masker();
    private ScriptRunner scripts;
    private RunFolder run;

    @BeforeEach
    void begin() {
        run = RunFolder.at(folder.resolve("state/run"));
        scripts = runner(run);
    }

    @Test
    void aScriptFindsItsValuesAndAnEmptyInputAndLeavesAReceipt() throws IOException {
        var ended = ended(run("read -r line || echo \"nothing to read\"; echo \"$VERSION\"; echo bad >&2", Map.of("VERSION", "it's 1"), List.of()));
        assertThat(ended.exit()).isZero();
        assertThat(ended.output().out()).isEqualTo("nothing to read\nit's 1\n");
        assertThat(ended.output().err()).isEqualTo("bad\n");
        assertThat(run.of(ATTEMPT).resolve("receipt")).hasContent("{\"rc\":0}\n");
        assertThat(Files.getPosixFilePermissions(run.of(ATTEMPT))).hasSize(3);
    }

    @Test
    void theFirstCommandThatFailsEndsTheScript() {
        assertThat(ended(run("false | true; echo reached", Map.of(), List.of())).exit()).isEqualTo(1);
        assertThat(ended(look("exit 137")).exit()).isEqualTo(137);
    }

    @Test
    void onlyAllowedVariablesArePassedOn() {
        var own = Map.of("PATH", System.getenv("PATH"), "LD_PRELOAD", "/nowhere.so", "BASH_ENV", "/nowhere", "LC_ALL", "C");
        var narrow = new ScriptRunner(run, folder, own, masker, Stopping.USUAL);
        var ended = ended(narrow.run(task(Optional.empty(), "env | cut -d= -f1 | sort | tr '\\n' ' '", Map.of(), List.of(), Interpreter.BASH), new Stop()));
        assertThat(ended.output().out()).doesNotContain("LD_PRELOAD").doesNotContain("BASH_ENV").contains("LC_ALL", "PATH");
    }

    @Test
    void aSecretIsMaskedInWhatIsKept() throws IOException {
        masker.conceal("hunter2hunter2");
        var ended = ended(run("echo \"$TOKEN\"; printf %s \"x$TOKEN\" | base64", Map.of(), List.of(new Secret("TOKEN", "hunter2hunter2"))));
        assertThat(ended.output().out()).startsWith("***\n").doesNotContain("hunter2");
        assertThat(run.of(ATTEMPT).resolve("raw-out")).doesNotExist();
        assertThat(Files.readString(run.of(ATTEMPT).resolve("out"))).isEqualTo(ended.output().out());
        assertThat(ended.output().out().lines().skip(1).findFirst().orElseThrow()).contains("***");
    }

    @Test
    void aScriptForAnotherShellBringsItsValuesAlongAndCannotBeCutShort() {
        var remote = new Interpreter("remote", Optional.of("env -i bash"), Interpreter.Language.BASH, List.of());
        var ended = ended(scripts.run(
                task(Optional.empty(), "cat\necho \"$A and $TOKEN\"", new LinkedHashMap<>(Map.of("A", "it's", "B", "unused")), List.of(new Secret("TOKEN", "t'k")), remote),
                new Stop()));
        assertThat(ended.output().out()).isEqualTo("it's and t'k\n");
    }

    @Test
    void whatTakesTooLongIsEndedWithAllThatItStarted() {
        var marker = folder.resolve("survivor");
        var script = "(trap '' TERM; sleep 0.7; touch '%s') & setsid sleep 30 & sleep 30".formatted(marker);
        var result = quick().run(
                new Task.RunScript(Optional.of(ATTEMPT), script, Interpreter.BASH, Optional.empty(), new LinkedHashMap<>(), List.of(), Duration.ofMillis(300)),
                new Stop());
        assertThat(result).isInstanceOf(Result.TimedOut.class);
        assertThat(ProcessHandle.allProcesses().filter(p -> p.info().commandLine().orElse("").contains("sleep 30")).toList())
                .allMatch(p -> !cookieOf(p).contains(ATTEMPT.cookie()));
        assertThat(marker).doesNotExist();
    }

    @Test
    void anEndedScriptIsAdoptedFromItsReceipt() {
        run("echo done; exit 3", Map.of(), List.of());
        var adopted = ended(runner(run).adopt(new Task.Adopt(ATTEMPT, List.of(), Duration.ofMinutes(1)), new Stop()));
        assertThat(adopted.exit()).isEqualTo(3);
        assertThat(adopted.output().out()).isEqualTo("done\n");
    }

    @Test
    void aScriptOfWhichNothingIsLeftIsLost() {
        assertThat(scripts.adopt(new Task.Adopt(ATTEMPT, List.of(), Duration.ofMinutes(1)), new Stop())).isInstanceOf(Result.Lost.class);
    }

    @Test
    void aRunningScriptIsWaitedForByWhoeverComesLater() throws Exception {
        var first = Thread.ofVirtual().start(() -> run("until [ -e go ]; do sleep 0.02; done; exit 4", Map.of(), List.of()));
        while (!Files.exists(run.nameOf(ATTEMPT).resolve("proc"))) {
            Thread.onSpinWait();
        }
        var adopted = java.util.concurrent.CompletableFuture.supplyAsync(
                () -> runner(run).adopt(new Task.Adopt(ATTEMPT, List.of(), Duration.ofMinutes(1)), new Stop()));
        Files.createFile(folder.resolve("go"));
        assertThat(ended(adopted.get()).exit()).isEqualTo(4);
        first.join();
    }

    private ScriptRunner runner(RunFolder of) {
        return new ScriptRunner(of, folder, System.getenv(), masker, Stopping.USUAL);
    }

    private ScriptRunner quick() {
        return new ScriptRunner(run, folder, System.getenv(), masker, new Stopping(Duration.ofMillis(100)));
    }

    private static String cookieOf(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "environ"), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private Result run(String script, Map<String, String> values, List<Secret> secrets) {
        return scripts.run(task(Optional.of(ATTEMPT), script, values, secrets, Interpreter.BASH), new Stop());
    }

    private Result look(String script) {
        return scripts.run(task(Optional.empty(), script, Map.of(), List.of(), Interpreter.BASH), new Stop());
    }

    private static Task.RunScript task(Optional<Attempt> attempt, String script, Map<String, String> values, List<Secret> secrets, Interpreter by) {
        return new Task.RunScript(attempt, script, by, Optional.empty(), new LinkedHashMap<>(values), secrets, Duration.ofMinutes(1));
    }

    private static Result.ScriptEnded ended(Result result) {
        assertThat(result).isInstanceOf(Result.ScriptEnded.class);
        return (Result.ScriptEnded) result;
    }
}
