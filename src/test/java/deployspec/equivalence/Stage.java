package deployspec.equivalence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A folder with the commands that procedures call: {@code work NAME} changes something, {@code look NAME} prints a reading.
 * Each writes its name down; the ones that are broken fail, or read what no gate lets through.
 */
final class Stage {
    private static final String WORK = """
            #!/bin/sh
            stage=${0%/bin/*}
            printf '%s\\n' "$1" >> "$stage/trace"
            printf 'value=%s\\n' "${2:-none}"
            [ ! -e "$stage/broken/$1" ]
            """;

    private static final String LOOK = """
            #!/bin/sh
            stage=${0%/bin/*}
            printf '%s\\n' "$1" >> "$stage/trace"
            if [ -e "$stage/broken/$1" ]; then echo 9; else echo 1; fi
            """;

    /** What waits for the next sample or attempt waits no longer; what waits for a process does. */
    private static final String SLEEP = """
            #!/bin/sh
            case $1 in
              0* | .*) exec /bin/sleep "$@" ;;
            esac
            """;

    private final Path folder;

    Stage(Path folder, Set<String> broken) {
        this.folder = folder;
        try {
            Files.createDirectories(folder.resolve("bin"));
            Files.createDirectories(folder.resolve("broken"));
            for (var command :
                    Map.of("work", WORK, "look", LOOK, "sleep", SLEEP).entrySet()) {
                var file = Files.writeString(folder.resolve("bin").resolve(command.getKey()), command.getValue());
                file.toFile().setExecutable(true);
            }
            for (var name : broken) {
                Files.createFile(folder.resolve("broken").resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    /** This process's, with the commands in front. */
    Map<String, String> environment() {
        var environment = new TreeMap<>(System.getenv());
        environment.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        environment.put("HOME", folder.toString());
        environment.put("USER", "operator");
        environment.remove("CI");
        return environment;
    }

    List<String> trace() throws IOException {
        var trace = folder.resolve("trace");
        return Files.exists(trace) ? Files.readAllLines(trace) : List.of();
    }
}
