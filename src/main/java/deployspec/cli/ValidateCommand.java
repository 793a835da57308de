package deployspec.cli;

import deployspec.report.DiagnosticText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spec validate}: runs nothing, opens no socket, reads nothing but the specs. */
@Command(
        name = "validate",
        description = "Checks specs against the schema and the rules.",
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
    private final Streams streams;
    private final Map<String, String> environment;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Spec files, or folders of them.")
    private List<Path> paths = List.of();

    @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never.", defaultValue = "auto")
    private Colour colour = Colour.AUTO;

    ValidateCommand(Streams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var text = new DiagnosticText(Terminals.width(environment), Colour.wanted(colour, environment));
        var exit = Exit.DONE;
        // Files know nothing of each other, so all cores may check; they are told of in their order.
        for (var checked :
                SpecFiles.find(paths).parallelStream().map(Checker::check).toList()) {
            streams.out().print(text.show(checked.source(), checked.diagnostics()));
            exit = exit.compareTo(checked.exit()) < 0 ? checked.exit() : exit;
        }
        return exit.code();
    }
}
