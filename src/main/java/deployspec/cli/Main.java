package deployspec.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code spec}. */
@Command(
        name = "spec",
        description = "Checks, renders and carries out deployment procedures.",
        footer = {"", "Try `spec help COMMAND`, or `spec help exit-codes`."},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class Main implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec command;

    public static void main(String[] args) {
        var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(args, new Streams(System.in, out, err), System.getenv());
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** One call of the command; the process itself is left alone, so that a test can make it. */
    static int run(String[] args, Streams streams, Map<String, String> environment) {
        var line = new CommandLine(new Main());
        new Commands(streams, environment).addTo(line, args);
        line.setOut(streams.out())
                .setErr(streams.err())
                .registerConverter(Colour.class, Colour::named)
                .registerConverter(FailOn.class, FailOn::named)
                .setUsageHelpWidth(Terminals.width(environment))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        Colour.wanted(Colour.AUTO, environment) ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler(Faults::wrongArguments)
                .setExecutionExceptionHandler(Faults::thrown);
        try {
            return line.execute(args);
        } catch (StackOverflowError | OutOfMemoryError e) {
            return Faults.ours(e, streams.err());
        }
    }

    @Override
    public void run() {
        if (command != null) {
            command.commandLine().usage(command.commandLine().getOut());
        }
    }
}
