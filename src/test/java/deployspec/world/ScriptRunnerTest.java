package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.port.Attempt;
import deployspec.execute.port.Result;
import deployspec.execute.port.Secret;
import deployspec.execute.port.Task;
import deployspec.plan.Interpreter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScriptRunnerTest {
    private static final Attempt ATTEMPT = new Attempt("migrate", 7, 1, "cookie-" + UUID.randomUUID());

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
        var ended = ended(run(
                "read -r line || echo \"nothing to read\"; echo \"$VERSION\"; echo bad >&2",
                Map.of("VERSION", "it's 1"),
                List.of()));
        assertThat(ended.exit()).isZero();
        assertThat(ended.output().out()).isEqualTo("nothing to read\nit's 1\n");
        assertThat(ended.output().err()).isEqualTo("bad\n");
        assertThat(run.of(ATTEMPT).resolve("receipt"))
                .hasContent("{\"rc\":0,\"boot\":\"%s\"}\n".formatted(Alive.boot()));
        assertThat(Files.getPosixFilePermissions(run.of(ATTEMPT))).hasSize(3);
    }

    /** Whoever looks on knows no secret, and the output itself is not masked yet. */
    @Test
    void theLastLineOfAScriptThatRunsIsKeptMasked() throws IOException {
        masker.conceal("hunter2");
        var go = folder.resolve("go");
        var script = "echo first; echo 'the word is hunter2' >&2; until [ -e '%s' ]; do sleep 0.02; done; echo hunter2"
                .formatted(go);
        var end = CompletableFuture.supplyAsync(() -> run(script, Map.of(), List.of()));
        Until.holds("the line is kept", () -> run.lastLine(ATTEMPT).equals(Optional.of("the word is ***")));
        Files.createFile(go);
        ended(end.join());
        assertThat(run.lastLine(ATTEMPT)).isEmpty();
    }

    @Test
    void theFirstCommandThatFailsEndsTheScript() {
        assertThat(ended(run("false | true; echo reached", Map.of(), List.of())).exit())
                .isEqualTo(1);
        assertThat(ended(look("exit 137")).exit()).isEqualTo(137);
    }

    @Test
    void onlyAllowedVariablesArePassedOn() {
        var own = Map.of(
                "PATH", System.getenv("PATH"), "LD_PRELOAD", "/nowhere.so", "BASH_ENV", "/nowhere", "LC_ALL", "C");
        var narrow = new ScriptRunner(run, folder, own, new Captured(masker), Stopping.USUAL);
        var ended = ended(narrow.run(
                task(
                        Optional.empty(),
                        "env | cut -d= -f1 | sort | tr '\\n' ' '",
                        Map.of(),
                        List.of(),
                        Interpreter.BASH),
                new Stop()));
        assertThat(ended.output().out())
                .doesNotContain("LD_PRELOAD")
                .doesNotContain("BASH_ENV")
                .contains("LC_ALL", "PATH");
    }

    @Test
    void aSecretIsMaskedInWhatIsKept() throws IOException {
        masker.conceal("hunter2hunter2");
        var ended = ended(run(
                "echo \"$TOKEN\"; printf %s \"x$TOKEN\" | base64",
                Map.of(), List.of(new Secret("TOKEN", "hunter2hunter2"))));
        assertThat(ended.output().out()).startsWith("***\n").doesNotContain("hunter2");
        assertThat(run.of(ATTEMPT).resolve("raw-out")).doesNotExist();
        assertThat(Files.readString(run.of(ATTEMPT).resolve("out")))
                .isEqualTo(ended.output().out());
        assertThat(ended.output().out().lines().skip(1).findFirst().orElseThrow())
                .contains("***");
    }

    @Test
    void aScriptForAnotherShellBringsItsValuesAlongAndCannotBeCutShort() {
        var remote = new Interpreter("remote", Optional.of("env -i bash"), Interpreter.Language.BASH, List.of());
        var ended = ended(scripts.run(
                task(
                        Optional.empty(),
                        "cat\necho \"$A and $TOKEN\"",
                        new LinkedHashMap<>(Map.of("A", "it's", "B", "unused")),
                        List.of(new Secret("TOKEN", "t'k")),
                        remote),
                new Stop()));
        assertThat(ended.output().out()).isEqualTo("it's and t'k\n");
    }

    @Test
    void whatTakesTooLongIsEndedWithAllThatItStarted() {
        var script = "(trap '' TERM; sleep 600; sleep 600) & setsid sleep 600 & sleep 600";
        var result = quick().run(
                        new Task.RunScript(
                                Optional.of(ATTEMPT),
                                script,
                                Interpreter.BASH,
                                Optional.empty(),
                                new LinkedHashMap<>(),
                                List.of(),
                                Duration.ofMillis(300)),
                        new Stop());
        assertThat(result).isInstanceOf(Result.TimedOut.class);
        assertThat(new Carriers(ATTEMPT.cookie()).ofScript()).isEmpty();
        assertThat(new Carriers(ATTEMPT.cookie()).wrappers()).isEmpty();
    }

    @Test
    void aScriptIsAskedToEndBeforeItIsKilled() throws Exception {
        var script = "trap 'echo asked; exit 3' TERM; touch began; while :; do sleep 0.02; done";
        var stop = new Stop();
        var stopped = CompletableFuture.supplyAsync(
                () -> scripts.run(task(Optional.of(ATTEMPT), script, Map.of(), List.of(), Interpreter.BASH), stop));
        Until.exists(folder.resolve("began"));
        stop.want();
        assertThat(((Result.Cancelled) stopped.get()).output().out()).isEqualTo("asked\n");
        assertThat(run.of(ATTEMPT).resolve("receipt")).content().contains("\"rc\":3");
    }

    @Test
    void aScriptHearsEverySignalThatIsSentToIt() throws IOException {
        var script = "for s in HUP INT QUIT TERM PIPE; do trap \"echo $s\" $s; kill -s $s $$; done";
        assertThat(ended(look(script)).output().out())
                .isEqualTo((ignoresHangups() ? "" : "HUP\n") + "INT\nQUIT\nTERM\nPIPE\n");
    }

    /** As under nohup, which means it for whatever is started here, too. */
    private static boolean ignoresHangups() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16) % 2 == 1);
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
        assertThat(scripts.adopt(new Task.Adopt(ATTEMPT, List.of(), Duration.ofMinutes(1)), new Stop()))
                .isInstanceOf(Result.Lost.class);
    }

    @Test
    void aRunningScriptIsWaitedForByWhoeverComesLater() throws Exception {
        var first = Thread.ofVirtual()
                .start(() -> run("until [ -e go ]; do sleep 0.02; done; exit 4", Map.of(), List.of()));
        Until.exists(run.nameOf(ATTEMPT).resolve("proc"));
        var adopted = CompletableFuture.supplyAsync(
                () -> runner(run).adopt(new Task.Adopt(ATTEMPT, List.of(), Duration.ofMinutes(1)), new Stop()));
        Files.createFile(folder.resolve("go"));
        assertThat(ended(adopted.get()).exit()).isEqualTo(4);
        first.join();
    }

    @Test
    void nothingOfASecretThatCrossedToAnotherShellIsLeft() throws IOException {
        var remote = new Interpreter("remote", Optional.of("env -i bash"), Interpreter.Language.BASH, List.of());
        masker.conceal("hunter2hunter2");
        ended(scripts.run(
                task(
                        Optional.of(ATTEMPT),
                        "echo \"$TOKEN\"",
                        Map.of(),
                        List.of(new Secret("TOKEN", "hunter2hunter2")),
                        remote),
                new Stop()));
        assertThat(run.of(ATTEMPT).resolve("out")).hasContent("***");
        assertThat(run.of(ATTEMPT).resolve("input")).doesNotExist();
        try (var files = Files.list(run.of(ATTEMPT))) {
            assertThat(files.map(ScriptRunnerTest::content)).noneMatch(c -> c.contains("hunter2"));
        }
    }

    @Test
    void theInputIsGoneWhileTheScriptStillReadsIt() throws IOException {
        var remote = new Interpreter(
                "remote", Optional.of("env -i PATH=\"$PATH\" bash"), Interpreter.Language.BASH, List.of());
        var script = "test ! -e '%s' && echo gone".formatted(run.nameOf(ATTEMPT).resolve("input"));
        assertThat(ended(scripts.run(task(Optional.of(ATTEMPT), script, Map.of(), List.of(), remote), new Stop()))
                        .output()
                        .out())
                .isEqualTo("gone\n");
    }

    @Test
    void halfASecretIsNotLeftWhereOutputIsCut() {
        masker.conceal("hunter2hunter2");
        int half = 1 << 20;
        for (int before : new int[] {half - 13, half - 7, half - 1}) {
            var script =
                    "head -c %d /dev/zero | tr '\\0' a; printf %%s \"$TOKEN\"; head -c %d /dev/zero | tr '\\0' b; printf %%s \"$TOKEN\"; head -c %d /dev/zero | tr '\\0' c"
                            .formatted(before, half, before);
            var output = ended(run(script, Map.of(), List.of(new Secret("TOKEN", "hunter2hunter2"))))
                    .output()
                    .out();
            assertThat(output).contains("bytes left out").doesNotContain("hun").doesNotContain("ter2");
        }
    }

    @Test
    void aStopThatComesWithTheStartIsHeard() {
        var stop = new Stop();
        stop.want();
        assertThat(scripts.run(task(Optional.of(ATTEMPT), "sleep 600", Map.of(), List.of(), Interpreter.BASH), stop))
                .isInstanceOf(Result.Cancelled.class);
        assertThat(new Carriers(ATTEMPT.cookie()).ofScript()).isEmpty();
    }

    @Test
    void aVariableThatRunsWhatNobodyReviewedIsRefused() {
        for (var name : List.of("BASH_ENV", "LD_PRELOAD")) {
            assertThat(run("echo ok", Map.of(name, "evil"), List.of()))
                    .isEqualTo(
                            new Result.Failed(
                                    "`" + name
                                            + "` cannot be given to a script, because it makes the shell run what the plan does not show: take it out of `env`"));
        }
        assertThat(ended(run("echo \"$ENV\"", Map.of("ENV", "production"), List.of()))
                        .output()
                        .out())
                .isEqualTo("production\n");
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ScriptRunner runner(RunFolder of) {
        return new ScriptRunner(of, folder, System.getenv(), new Captured(masker), Stopping.USUAL);
    }

    private ScriptRunner quick() {
        return new ScriptRunner(
                run, folder, System.getenv(), new Captured(masker), new Stopping(Duration.ofMillis(100)));
    }

    private Result run(String script, Map<String, String> values, List<Secret> secrets) {
        return scripts.run(task(Optional.of(ATTEMPT), script, values, secrets, Interpreter.BASH), new Stop());
    }

    private Result look(String script) {
        return scripts.run(task(Optional.empty(), script, Map.of(), List.of(), Interpreter.BASH), new Stop());
    }

    private static Task.RunScript task(
            Optional<Attempt> attempt,
            String script,
            Map<String, String> values,
            List<Secret> secrets,
            Interpreter by) {
        return new Task.RunScript(
                attempt, script, by, Optional.empty(), new LinkedHashMap<>(values), secrets, Duration.ofMinutes(1));
    }

    private static Result.ScriptEnded ended(Result result) {
        assertThat(result).isInstanceOf(Result.ScriptEnded.class);
        return (Result.ScriptEnded) result;
    }
}
