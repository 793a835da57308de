package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.port.Attempt;
import deployspec.execute.port.Output;
import deployspec.execute.port.Result;
import deployspec.execute.port.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A script under its wrapper, as it is when the program that started it has died. */
@Timeout(60)
final class AdoptionTest {
    @TempDir
    private Path folder;

    private final Attempt attempt = new Attempt("migrate", 7, 1, "cookie-" + UUID.randomUUID());
    private final Masker masker = new Masker();
    private RunFolder run;
    private ScriptRunner scripts;

    @BeforeEach
    void begin() {
        run = RunFolder.at(folder.resolve("run"));
        scripts = new ScriptRunner(
                run, folder, System.getenv(), new Captured(masker), new Stopping(Duration.ofMillis(500)));
    }

    @AfterEach
    void endAll() {
        new Stopping(Duration.ZERO).stop(proc(), attempt.cookie());
    }

    @Test
    void whatWasWrittenIsMaskedWhenAnAdoptedScriptTakesTooLong() throws Exception {
        orphan("echo hunter2hunter2; touch began; sleep 600");
        masker.conceal("hunter2hunter2");
        assertThat(adopt(Duration.ofMillis(1))).isEqualTo(new Result.TimedOut(new Output("***\n", "")));
        assertThat(place().resolve("raw-out")).doesNotExist();
        assertThat(place().resolve("out")).hasContent("***");
    }

    @Test
    void itsTimeCountsFromItsStartWhateverItsFilesSay() throws Exception {
        orphan("touch began; sleep 600");
        Files.setLastModifiedTime(proc(), FileTime.fromMillis(0));
        var stop = new Stop();
        var adopting = CompletableFuture.supplyAsync(
                () -> scripts.adopt(new Task.Adopt(attempt, List.of(), Duration.ofHours(1)), stop));
        assertThat(Alive.age(proc())).isLessThan(Duration.ofMinutes(5));
        stop.want();
        assertThat(adopting.get()).isInstanceOf(Result.Cancelled.class);
    }

    @Test
    void aProcessThatCarriesAnotherCookieIsNotTheScript() throws Exception {
        orphan("touch began; sleep 600");
        assertThat(Alive.isRunning(proc(), attempt.cookie())).isTrue();
        assertThat(Alive.isRunning(proc(), "another")).isFalse();
    }

    @Test
    void aProcessThatGotTheSameNumberLaterIsNotTheScript() throws Exception {
        orphan("touch began; sleep 600");
        assertThat(takenForTheScript(Alive::isRunning)).isZero();
    }

    /** How many others are taken for it: of another boot, of another start, and none at all. */
    private int takenForTheScript(BiPredicate<Path, String> isTheScript) throws IOException {
        return takenForTheScript(isTheScript, proc(), attempt.cookie());
    }

    static int takenForTheScript(BiPredicate<Path, String> isTheScript, Path proc, String cookie) throws IOException {
        var right = Files.readString(proc).strip().split(" ", -1);
        int taken = 0;
        for (var wrong : List.of(
                List.of(right[0], "1", right[2], cookie),
                List.of(right[0], right[1], "another-boot", cookie),
                List.of("1", right[1], right[2], cookie),
                List.of("999999999", right[1], right[2], cookie))) {
            var other = Files.writeString(proc.resolveSibling("other"), String.join(" ", wrong) + "\n");
            taken += isTheScript.test(other, cookie) ? 1 : 0;
        }
        return taken;
    }

    @Test
    void aScriptThatHasJustBeenStartedIsKnownByItsWrapper() throws Exception {
        orphan("touch began; until [ -e go ]; do sleep 0.02; done; exit 4");
        Files.move(proc(), proc().resolveSibling("later"));
        var adopting = CompletableFuture.supplyAsync(() -> adopt(Duration.ofHours(1)));
        Files.createFile(folder.resolve("go"));
        assertThat(((Result.ScriptEnded) adopting.get()).exit()).isEqualTo(4);
    }

    private Result adopt(Duration timeout) {
        return scripts.adopt(new Task.Adopt(attempt, List.of(), timeout), new Stop());
    }

    private void orphan(String script) throws IOException {
        var wrapper = folder.resolve("wrapper.sh");
        try (var in = ScriptRunner.class.getResourceAsStream("/deployspec/world/wrapper.sh")) {
            Files.write(wrapper, Objects.requireNonNull(in).readAllBytes());
        }
        var builder = new ProcessBuilder(
                        "setsid",
                        "sh",
                        wrapper.toString(),
                        place().toString(),
                        attempt.cookie(),
                        "/dev/null",
                        "bash",
                        "-c",
                        script)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("SPEC_STEP_COOKIE", attempt.cookie());
        builder.start();
        Until.exists(folder.resolve("began"));
        Until.exists(proc());
    }

    private Path place() {
        return run.of(attempt);
    }

    private Path proc() {
        return place().resolve("proc");
    }
}
