package deployspec.cli;

import deployspec.world.RunArchive;
import deployspec.world.RunStore;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the runs are that a command is about. */
final class StatePlace {
    @Option(names = "--state", paramLabel = "DIR", description = "Where runs are kept.")
    private Optional<Path> state = Optional.empty();

    /** For who carries runs out, or leaves something for one. */
    RunStore store(Map<String, String> environment) {
        return RunStore.at(path(environment));
    }

    /** For who only looks. */
    RunArchive archive(Map<String, String> environment) {
        return RunArchive.at(path(environment));
    }

    /** The command that goes on with a run of that id. */
    String resume(String run) {
        return "spec execute --resume " + run + state.map(s -> " --state " + s).orElse("");
    }

    private Path path(Map<String, String> environment) {
        return state.orElseGet(() -> RunStore.usualPlace(environment));
    }
}
