package deployspec.equivalence;

import deployspec.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder with the commands that procedures call, and the addresses that they ask: {@code work NAME} changes something,
 * {@code look NAME} prints a reading, and so do {@code do/NAME}, {@code json/NAME}, {@code status/NAME}, {@code text/NAME} and a
 * query for {@code NAME} below the address of the stage. Each writes its name down, and does what is wrong with it; with {@code
 * after-NAME-aside} nothing is before NAME has been called.
 */
final class MadeStage implements Stage {
    /** Stands in the values of inputs for the address below which a stage answers. */
    static final String SERVERS = "http://servers.invalid";

    private static final String COMMON = """
            #!/bin/sh
            stage=${0%/bin/*}
            printf '%s\\n' "$*" >>"$stage/trace"
            fault=
            cause=${1#after-}
            cause=${cause%-aside}
            if [ -e "$stage/faults/$1" ] && { [ "after-$cause-aside" != "$1" ] || grep -qx "$cause\\( .*\\)*" "$stage/trace"; }; then
              read -r now <"$stage/clock" || :
              [ -e "$stage/faults/$1.first" ] || echo "$now" >"$stage/faults/$1.first"
              read -r first <"$stage/faults/$1.first"
              read -r course <"$stage/faults/$1"
              for fault in $course; do [ $((first += 1000)) -le "$now" ] || break; done
            fi
            if [ "$fault" = NONE ]; then fault=; fi
            if [ "$fault" = AT_FIRST ]; then
              printf x >>"$stage/faults/$1.times"
              read -r times <"$stage/faults/$1.times" || :
              case $times in x | xx) fault=BAD ;; *) fault= ;; esac
            fi
            """;

    private static final String WORK = COMMON + """
            case $fault in EMPTY) ;; *) printf 'value=%s\\n' "${2:-none}" ;; esac
            case $fault in '' | FINE | EMPTY) ;; BROKEN) exit 3 ;; *) exit 1 ;; esac
            """;

    private static final String LOOK = COMMON + """
            case $fault in
              '') echo 1 ;;
              FINE) echo 6 ;;
              EMPTY) ;;
              BROKEN) exit 3 ;;
              NOT_A_NUMBER) echo NaN ;;
              TWO_READINGS) printf '1\\n1\\n' ;;
              *) echo 9 ;;
            esac
            """;

    /** In scripts, whose environment names no file for bash: what waits for long waits no longer. */
    private static final String SLEEP = """
            #!/bin/sh
            case $1 in
              0* | .*) exec /bin/sleep "$@" ;;
            esac
            """;

    private static final Pattern CAUSE = Pattern.compile("after-(.*)-aside");

    private final Path folder;
    private final Situation situation;
    private final String address;
    private final Map<String, Integer> times = new ConcurrentHashMap<>();
    private final Map<String, Instant> first = new ConcurrentHashMap<>();

    MadeStage(Path folder, Situation situation) {
        this.folder = folder;
        this.situation = situation;
        this.address = Server.open(folder.getFileName().toString(), asked -> answer(asked.path(), now()));
        try {
            Files.createDirectories(folder.resolve("bin"));
            Files.createDirectories(folder.resolve("faults"));
            for (var command :
                    Map.of("work", WORK, "look", LOOK, "sleep", SLEEP).entrySet()) {
                var file = Files.writeString(folder.resolve("bin").resolve(command.getKey()), command.getValue());
                file.toFile().setExecutable(true);
            }
            for (var fault : situation.faults().entrySet()) {
                Files.writeString(
                        folder.resolve("faults").resolve(fault.getKey()),
                        fault.getValue().course().stream().map(Fault::name).collect(Collectors.joining(" ")) + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Situation situation() {
        return situation;
    }

    @Override
    public Map<String, String> environment() {
        return Stage.environment(folder.resolve("bin"), folder);
    }

    @Override
    public SequencedMap<String, String> inputs(Plan plan) {
        var inputs = new TreeMap<String, String>();
        for (var input : plan.inputs()) {
            input.value().ifPresent(v -> inputs.put(input.name(), v.replace(SERVERS, address)));
        }
        return inputs;
    }

    @Override
    public Server.Said ask(String url, Instant now) {
        return answer(url.substring(address.length() + 1), now);
    }

    @Override
    public List<String> trace() {
        var trace = folder.resolve("trace");
        try {
            return Files.exists(trace) ? Files.readAllLines(trace) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Server.Said answer(String path, Instant now) {
        var kind = path.replaceFirst("/.*", "");
        var name = kind.equals("api") ? path.replaceFirst(".*[?&]query=", "") : path.replaceFirst("^[a-z]+/", "");
        // Decoded part by part, so that a value that falls into two is seen.
        called(Stream.of(name.split("[?&]"))
                .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                .collect(Collectors.joining(" | ")));
        var fault = fault(name.replaceFirst("[?].*", ""), now);
        return switch (kind) {
            case "do" -> new Server.Said(Stream.of("", "FINE", "EMPTY").anyMatch(fault::equals) ? 200 : 500, "done");
            case "status" -> new Server.Said(fault.isEmpty() ? 200 : 404, "");
            case "text" -> reading(fault, fault.isEmpty() || fault.equals("BROKEN") ? "one" : "two", "");
            case "json" -> reading(fault, "{\"value\": %s}".formatted(json(fault)), "{}");
            case "api" -> reading(fault, samples(fault, now), samples(0, "", now));
            default -> new Server.Said(404, "");
        };
    }

    private static Server.Said reading(String fault, String body, String nothing) {
        return new Server.Said(fault.equals("BROKEN") ? 503 : 200, fault.equals("EMPTY") ? nothing : body);
    }

    private static String json(String fault) {
        return switch (fault) {
            case "", "BROKEN" -> "1";
            case "FINE" -> "6";
            case "NOT_A_NUMBER" -> "\"NaN\"";
            case "TWO_READINGS" -> "[1, 1]";
            default -> "9";
        };
    }

    private static String samples(String fault, Instant now) {
        return switch (fault) {
            case "", "BROKEN" -> samples(1, "1", now);
            case "FINE" -> samples(1, "6", now);
            case "NOT_A_NUMBER" -> samples(1, "NaN", now);
            case "TWO_READINGS" -> samples(2, "1", now);
            case "STALE" -> samples(1, "1", now.minus(Duration.ofHours(1)));
            default -> samples(1, "9", now);
        };
    }

    private static String samples(int count, String value, Instant at) {
        var sample = "{\"metric\": {}, \"value\": [%d, \"%s\"]}".formatted(at.getEpochSecond(), value);
        return "{\"status\": \"success\", \"data\": {\"resultType\": \"vector\", \"result\": [%s]}}"
                .formatted(String.join(", ", Collections.nCopies(count, sample)));
    }

    private String fault(String name, Instant now) {
        var cause = CAUSE.matcher(name);
        if (cause.matches() && trace().stream().noneMatch(call -> Carried.names(call, cause.group(1)))) {
            return "";
        }
        var fault = situation.faults().getOrDefault(name, Fault.NONE);
        if (fault == Fault.AT_FIRST) {
            return times.merge(name, 1, Integer::sum) <= 2 ? Fault.BAD.name() : "";
        }
        var course = fault.course();
        long second =
                Duration.between(first.computeIfAbsent(name, n -> now), now).toSeconds();
        // The clock of a branch may be behind that of another.
        var here = course.get(Math.clamp(second, 0, course.size() - 1));
        return here == Fault.NONE ? "" : here.name();
    }

    private void called(String name) {
        try {
            Files.writeString(
                    folder.resolve("trace"), name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
