package deployspec.equivalence;

import deployspec.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Where a procedure is carried out once: the commands and the servers around it, and what became of them. */
interface Stage {
    /** The instant at which everything begins. */
    Instant T = Instant.parse("2026-01-20T02:00:00Z");

    Path CLOCK = Path.of("src/test/resources/equivalence/clock.sh");

    /** Its own, for whatever is written about it. */
    Path folder();

    /** In which scripts run. */
    default Path workplace() {
        return folder();
    }

    Situation situation();

    /** Of whoever carries it out. */
    Map<String, String> environment();

    /** With which a run begins. */
    SequencedMap<String, String> inputs(Plan plan);

    /** By their names. */
    default Map<String, String> secrets() {
        return Map.of();
    }

    /** What a server says at an instant. */
    Server.Said ask(String url, Instant now);

    /** What the clock of whoever asks over a socket says. */
    default Instant now() {
        try {
            return Instant.ofEpochMilli(Long.parseLong(Files.readString(clock())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets that clock; over what stood there, so that nobody ever finds nothing. */
    default void tell(Instant now) {
        try {
            Files.writeString(
                    clock(), Long.toString(now.toEpochMilli()), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path clock() {
        return folder().resolve("clock");
    }

    /** Commands and requests, in the order in which they came. */
    List<String> trace() throws IOException;

    /** The environment for a bash whose clock stands still. */
    default Map<String, String> environmentOfBash() {
        var environment = new TreeMap<>(environment());
        environment.put("BASH_ENV", CLOCK.toAbsolutePath().toString());
        environment.put("CLOCK_MS", Long.toString(T.toEpochMilli()));
        environment.put("CLOCK_FILE", clock().toString());
        return environment;
    }

    default Path file(String name, String content) throws IOException {
        return Files.writeString(folder().resolve(name), content);
    }

    /** This process's, with commands in front of all others. */
    static Map<String, String> environment(Path commands, Path home) {
        var environment = new TreeMap<>(System.getenv());
        environment.put("PATH", commands + ":" + System.getenv("PATH"));
        environment.put("HOME", home.toString());
        environment.put("USER", "operator");
        environment.remove("CI");
        return environment;
    }
}
