package deployspec.cli;

import deployspec.cli.manual.CommandPage;
import deployspec.cli.manual.Shell;
import java.util.Iterator;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code spec completion}: a script after which a shell completes commands, options, files and codes. */
@Command(
        name = "completion",
        description = "Prints a completion script for bash, zsh or fish.",
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
    private final Streams streams;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec command;

    @Parameters(
            paramLabel = "SHELL",
            completionCandidates = CompletionCommand.Shells.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private String shell = "";

    CompletionCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        var root = Objects.requireNonNull(command).root().commandLine();
        var chosen = Stream.of(Shell.values())
                .filter(s -> word(s).equals(shell))
                .findFirst()
                .orElseThrow(() -> new UsageFault(
                        "there is no completion for the shell `%s`".formatted(shell),
                        "Choose from %s."
                                .formatted(StreamSupport.stream(new Shells().spliterator(), false)
                                        .collect(Collectors.joining(", ")))));
        streams.out().print(chosen.completionOf(CommandPage.of(root)));
        return Exit.DONE.code();
    }

    private static String word(Shell shell) {
        return shell.name().toLowerCase(Locale.ROOT);
    }

    /** What a shell offers for {@code SHELL}. */
    static final class Shells implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(Shell.values()).map(CompletionCommand::word).iterator();
        }
    }
}
