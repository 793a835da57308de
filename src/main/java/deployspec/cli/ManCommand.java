package deployspec.cli;

import deployspec.cli.manual.CommandPage;
import deployspec.cli.manual.ManPage;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code spec man}: the manual page, for {@code man -l -} or a folder of manual pages. */
@Command(name = "man", description = "Prints the manual page.", mixinStandardHelpOptions = true)
final class ManCommand implements Callable<Integer> {
    private final Streams streams;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec command;

    ManCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        var exits = Stream.of(Exit.values())
                .map(exit -> new ManPage.Entry(String.valueOf(exit.code()), exit.meaning()))
                .toList();
        streams.out()
                .print(ManPage.of(
                        CommandPage.of(Objects.requireNonNull(command).root().commandLine()), exits));
        return Exit.DONE.code();
    }
}
