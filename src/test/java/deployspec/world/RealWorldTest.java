package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.port.Attempt;
import deployspec.execute.port.Happening;
import deployspec.execute.port.Output;
import deployspec.execute.port.Result;
import deployspec.execute.port.Secret;
import deployspec.execute.port.Task;
import deployspec.execute.port.Ticket;
import deployspec.plan.Interpreter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class RealWorldTest {
    private static final Ticket TICKET = new Ticket("run migrate 1");
    private static final String SECRET = "hunter2hunter2";

    @TempDir
    private Path folder;

    private final Attempt attempt = new Attempt("migrate", 7, 1, "cookie-" + UUID.randomUUID());

    @Test
    void aTasksOwnSecretIsMaskedWithoutBeingConcealedFirst() throws IOException {
        try (var world = world()) {
            var ended = end(world, script("echo \"$TOKEN\"", List.of(new Secret("TOKEN", SECRET)), Interpreter.BASH));
            assertThat(((Result.ScriptEnded) ended).output().out()).isEqualTo("***\n");
        }
        assertThat(filesWith(SECRET)).isEmpty();
    }

    @Test
    void whatTurnsOutToBeSecretIsMaskedInWhatWasKeptBefore() throws IOException {
        try (var world = world()) {
            end(world, script("echo hunter2'hunter2'; echo hunter2'hunter2' >&2", List.of(), Interpreter.BASH));
            world.conceal(SECRET);
            assertThat(world.output(attempt)).isEqualTo(new Output("***\n", "***\n"));
        }
        assertThat(filesWith(SECRET)).isEmpty();
    }

    @Test
    void aSecretThatACommandGivesIsFoundAgainThoughItIsConcealed() {
        try (var world = world()) {
            var fetch = new Task.FetchSecret("TOKEN", new Task.SecretScript("echo " + SECRET));
            assertThat(end(world, fetch)).isEqualTo(new Result.SecretFound(SECRET));
            world.conceal(SECRET);
            assertThat(end(world, fetch)).isEqualTo(new Result.SecretFound(SECRET));
        }
    }

    @Test
    void theAnswerToAnActionIsKeptMaskedForWhoeverResumes() throws IOException {
        try (var server = new MockWebServer()) {
            server.start();
            server.enqueue(
                    new MockResponse.Builder().body("id=42 for " + SECRET).build());
            var call = new Task.CallHttp(
                    Optional.of(attempt),
                    "GET",
                    server.url("/").toString(),
                    false,
                    new LinkedHashMap<>(),
                    Optional.empty(),
                    List.of(new Secret("TOKEN", SECRET)),
                    1,
                    Duration.ofSeconds(30));
            try (var world = world()) {
                assertThat(((Result.HttpAnswered) end(world, call)).body()).isEqualTo("id=42 for ***");
            }
        }
        try (var next = world()) {
            assertThat(next.output(attempt)).isEqualTo(new Output("id=42 for ***", ""));
        }
    }

    @Test
    void aScriptGoesOnWhenItsRunIsLeftAndIsAdoptedByTheNextWorld() throws IOException {
        var first = world();
        first.start(
                TICKET,
                script("touch began; until [ -e go ]; do sleep 0.02; done; exit 4", List.of(), Interpreter.BASH));
        Until.exists(folder.resolve("began"));
        first.close();
        try (var second = world()) {
            second.start(TICKET, new Task.Adopt(attempt, List.of(), Duration.ofMinutes(1)));
            Files.createFile(folder.resolve("go"));
            assertThat(((Result.ScriptEnded) next(second)).exit()).isEqualTo(4);
        }
    }

    @Test
    void aLookIsEndedWithTheWorldThatWantedToKnow() {
        var world = world();
        var look = new Task.RunScript(
                Optional.empty(),
                "touch began; sleep 600",
                Interpreter.BASH,
                Optional.empty(),
                new LinkedHashMap<>(),
                List.of(),
                Duration.ofHours(1));
        world.start(TICKET, look);
        Until.exists(folder.resolve("began"));
        world.close();
        assertThat(next(world)).isInstanceOf(Result.Cancelled.class);
    }

    @Test
    void whatAKilledProcessWasLookingAtIsClearedAway() throws IOException {
        var left = RunFolder.at(folder.resolve("run")).look().resolve("raw-out");
        Files.writeString(left, SECRET);
        world().close();
        assertThat(left).doesNotExist();
    }

    private RealWorld world() {
        return new RealWorld(RunFolder.at(folder.resolve("run")), folder, System.getenv(), Optional.empty());
    }

    private Task.RunScript script(String script, List<Secret> secrets, Interpreter by) {
        return new Task.RunScript(
                Optional.of(attempt),
                script,
                by,
                Optional.empty(),
                new LinkedHashMap<>(),
                secrets,
                Duration.ofMinutes(1));
    }

    private static Result end(RealWorld world, Task task) {
        world.start(TICKET, task);
        return next(world);
    }

    private static Result next(RealWorld world) {
        return ((Happening.Ended) world.await(Optional.of(world.now().plusSeconds(30)))).result();
    }

    private List<String> filesWith(String words) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> content(file).contains(words))
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
