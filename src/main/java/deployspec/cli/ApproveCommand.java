package deployspec.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code spec approve}. */
@Command(
        name = "approve",
        description = "Agrees to what a run asks, from another terminal.",
        mixinStandardHelpOptions = true)
final class ApproveCommand extends DecidingCommand {
    @Option(names = "--note", paramLabel = "TEXT", description = "What is written down with it.")
    private Optional<String> note = Optional.empty();

    ApproveCommand(Streams streams, Map<String, String> environment) {
        super(streams, environment);
    }

    @Override
    boolean agrees() {
        return true;
    }

    @Override
    Optional<String> note() {
        return note;
    }
}
