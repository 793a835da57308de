package deployspec.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code spec help}: a command's usage, or a topic. */
@Command(name = "help", description = "Shows the usage of a command, or the exit codes.", helpCommand = true)
final class HelpCommand implements Callable<Integer> {
    private static final String EXIT_CODES = "exit-codes";

    private final Streams streams;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec command;

    @Parameters(
            arity = "0..1",
            paramLabel = "TOPIC",
            completionCandidates = HelpCommand.Topics.class,
            description = "A command, or `exit-codes`.")
    private String topic = "";

    HelpCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        var root = Objects.requireNonNull(command).root().commandLine();
        if (topic.equals(EXIT_CODES)) {
            for (var exit : Exit.values()) {
                streams.out().println("%4d  %s".formatted(exit.code(), exit.meaning()));
            }
        } else if (topic.isEmpty()) {
            root.usage(streams.out());
        } else if (root.getSubcommands().containsKey(topic)) {
            root.getSubcommands().get(topic).usage(streams.out());
        } else {
            throw new UsageFault(
                    "there is no command or topic `%s`".formatted(topic), "`spec help` lists the commands.");
        }
        return Exit.DONE.code();
    }

    /** What a shell offers for {@code TOPIC}, besides the commands. */
    static final class Topics implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(EXIT_CODES).iterator();
        }
    }
}
