package deployspec.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code spec reject}. */
@Command(
        name = "reject",
        description = "Refuses what a run asks, from another terminal.",
        mixinStandardHelpOptions = true)
final class RejectCommand extends DecidingCommand {
    @Option(names = "--note", paramLabel = "TEXT", required = true, description = "Why; it is written down.")
    private String note = "";

    RejectCommand(Streams streams, Map<String, String> environment) {
        super(streams, environment);
    }

    @Override
    boolean agrees() {
        return false;
    }

    @Override
    Optional<String> note() {
        return Optional.of(note);
    }
}
