package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.port.Attempt;
import deployspec.execute.port.Result;
import deployspec.execute.port.Task;
import deployspec.plan.Interpreter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that do not behave, each with how it must end; nothing that one of them leaves running goes untold. */
@Timeout(120)
final class ProcessZooTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    /**
     * @param timeout after which it is stopped
     * @param survivors whether something of it goes on when it has ended, which must be told
     */
    private record Animal(
            String name, String script, Duration timeout, boolean survivors, Predicate<Result> endsAsSpecified) {}

    private static Animal ends(String name, String script, int exit) {
        return ends(name, script, exit, out -> true);
    }

    private static Animal ends(String name, String script, int exit, Predicate<String> saying) {
        return new Animal(
                name,
                script,
                PATIENCE,
                false,
                r -> r instanceof Result.ScriptEnded ended
                        && ended.exit() == exit
                        && ended.leftRunning().isEmpty()
                        && saying.test(ended.output().out()));
    }

    private static Animal leaves(String name, String script) {
        return new Animal(
                name,
                script,
                PATIENCE,
                true,
                r -> r instanceof Result.ScriptEnded ended
                        && ended.exit() == 0
                        && !ended.leftRunning().isEmpty());
    }

    private static Animal isStopped(String name, String script) {
        return new Animal(name, script, Duration.ofMillis(600), false, r -> r instanceof Result.TimedOut);
    }

    private static final List<Animal> ZOO = List.of(
            isStopped("sleeps past its time", "sleep 600"),
            isStopped("ignores TERM", "trap '' TERM; while :; do sleep 1; done"),
            isStopped("ignores every signal that can be", "trap '' HUP INT QUIT TERM TSTP; sleep 600"),
            isStopped("stops itself", "kill -STOP $$"),
            isStopped("has children that ignore TERM", "(trap '' TERM; sleep 600; sleep 600) & wait"),
            isStopped("double fork, then waits", "(setsid sleep 600 &) ; sleep 600"),
            isStopped(
                    "a session of its own that ignores TERM", "setsid bash -c 'trap \"\" TERM; sleep 600' & sleep 600"),
            isStopped("forks a storm", "for i in $(seq 60); do (sleep 600 & sleep 600) & done; wait"),
            isStopped("forks anew when it is stopped", "trap 'sleep 600 & sleep 600' TERM; sleep 600 & wait"),
            leaves("leaves a background job", "sleep 20 & echo started"),
            leaves("double fork", "(setsid sleep 20 &) ; echo started"),
            leaves("nohup", "nohup sleep 20 > /dev/null 2>&1 & echo started"),
            leaves("holds its output open", "(sleep 20; echo late) & echo now"),
            ends("reads standard input", "cat; echo done", 0, out -> out.equals("done\n")),
            ends("reads the terminal", "cat < /dev/tty 2> /dev/null || echo none", 0, out -> out.equals("none\n")),
            ends("changes the terminal", "stty -echo raw 2> /dev/null || tput reset 2> /dev/null || echo done", 0),
            ends("asks for a password", "read -rsp 'Password: ' p || echo nobody", 0, out -> out.contains("nobody")),
            ends("writes 1 GB", "head -c 1073741824 /dev/zero | tr '\\0' x", 0, out -> out.contains("bytes left out")),
            ends("writes no line end", "printf %s unfinished", 0, out -> out.equals("unfinished")),
            ends("writes binary", "head -c 65536 /dev/urandom; echo", 0, out -> !out.isEmpty()),
            ends("closes its output", "exec 1>&- 2>&-; true", 0, String::isEmpty),
            ends("exits 137", "exit 137", 137),
            ends("kills itself", "kill -KILL $$", 137),
            ends("gets SIGPIPE", "set +o pipefail; yes | head -n 1", 0, out -> out.equals("y\n")),
            ends("deletes its folder", "mkdir gone; cd gone; rmdir ../gone; echo done", 0, out -> out.equals("done\n")),
            ends("kills its wrapper's group", "kill -TERM 0; sleep 1; echo unreached", 143));

    @Test
    void eachEndsAsSpecifiedAndNothingGoesOnUntold() throws Exception {
        var run = RunFolder.at(folder.resolve("run"));
        var wrong = new ArrayList<String>();
        int told = 0;
        try (var keepers = Executors.newFixedThreadPool(6)) {
            var shows = new ArrayList<Future<Show>>();
            for (int i = 0; i < ZOO.size(); i++) {
                var attempt = new Attempt("zoo", i + 1, 1, "zoo-" + UUID.randomUUID());
                var animal = ZOO.get(i);
                shows.add(keepers.submit(() -> show(animal, attempt, run)));
            }
            for (var show : shows) {
                wrong.addAll(show.get().wrong());
                told += show.get().told();
            }
        }
        System.out.printf(
                "process zoo: %d of %d as specified; %d processes were left running, all told%n",
                ZOO.size() - wrong.size(), ZOO.size(), told);
        assertThat(wrong).isEmpty();
        assertThat(ZOO).hasSizeGreaterThanOrEqualTo(24);
    }

    private record Show(List<String> wrong, int told) {}

    private Show show(Animal animal, Attempt attempt, RunFolder run) {
        var scripts = new ScriptRunner(
                run, folder, System.getenv(), new Captured(new Masker()), new Stopping(Duration.ofMillis(300)));
        var result = scripts.run(task(animal, attempt), new Stop());
        var carriers = new Carriers(attempt.cookie());
        var left = carriers.ofScript();
        var wrong = new ArrayList<String>();
        if (!animal.endsAsSpecified().test(result)) {
            wrong.add("%s: %.300s".formatted(animal.name(), result));
        }
        if (left.isEmpty() == animal.survivors() || !carriers.wrappers().isEmpty()) {
            wrong.add("%s: %s are there, and wrappers %s".formatted(animal.name(), left, carriers.wrappers()));
        }
        left.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        return new Show(
                wrong,
                result instanceof Result.ScriptEnded ended ? ended.leftRunning().size() : 0);
    }

    /** The middle of what nobody will keep is given back while the script goes on. */
    @Test
    void aGigabyteDoesNotStayOnTheDisk() throws Exception {
        var place = Files.createDirectory(folder.resolve("attempt"));
        var raw = place.resolve("raw-out");
        assertThat(new ProcessBuilder("sh", "-c", "head -c 200000000 /dev/zero | tr '\\0' x > " + raw)
                        .start()
                        .waitFor())
                .isZero();
        new Bound(place).keep();
        var blocks = new String(new ProcessBuilder("du", "-k", raw.toString())
                .start()
                .getInputStream()
                .readAllBytes());
        assertThat(Files.size(raw)).isEqualTo(200_000_000);
        assertThat(Long.parseLong(blocks.split("\\s")[0])).isLessThan(8 * 1024);
        var kept = new Captured(new Masker()).keep(place).out();
        assertThat(kept)
                .startsWith("xxx")
                .endsWith("xxx")
                .contains("bytes left out")
                .doesNotContain("\0");
    }

    private static Task.RunScript task(Animal animal, Attempt attempt) {
        return new Task.RunScript(
                Optional.of(attempt),
                animal.script(),
                Interpreter.BASH,
                Optional.empty(),
                new LinkedHashMap<>(),
                List.of(),
                animal.timeout());
    }
}
