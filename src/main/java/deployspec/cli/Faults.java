package deployspec.cli;

import deployspec.diagnostic.Suggestion;
import deployspec.world.StateFault;
import java.io.PrintWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a person is told when a command could not be carried out. */
final class Faults {
    private Faults() {}

    static int wrongArguments(ParameterException fault, String[] args) {
        var line = fault.getCommandLine();
        var err = line.getErr();
        var help = "`%s --help` shows what it takes."
                .formatted(line.getCommandSpec().qualifiedName());
        switch (fault) {
            case UnmatchedArgumentException unmatched -> {
                var word = unmatched.getUnmatched().getFirst();
                tell(
                        err,
                        unknown(word, line),
                        nearest(word, line).map("Did you mean `%s`?"::formatted).orElse(help));
            }
            case MissingParameterException missing ->
                tell(
                        err,
                        "this needs "
                                + String.join(
                                        " and ",
                                        missing.getMissing().stream()
                                                .map(Faults::named)
                                                .toList()),
                        help);
            default -> tell(err, fault.getMessage(), help);
        }
        return Exit.USAGE.code();
    }

    private static String named(ArgSpec missing) {
        return missing instanceof OptionSpec option
                ? "%s %s".formatted(option.longestName(), option.paramLabel())
                : missing.paramLabel();
    }

    private static String unknown(String word, CommandLine line) {
        if (word.startsWith("-")) {
            return "there is no option `%s`".formatted(word);
        }
        return (line.getSubcommands().isEmpty() ? "`%s` is one argument too many" : "there is no command `%s`")
                .formatted(word);
    }

    private static Optional<String> nearest(String word, CommandLine line) {
        var known = word.startsWith("-") ? line.getCommandSpec().optionsMap() : line.getSubcommands();
        return Suggestion.nearest(word, known.keySet());
    }

    static void tell(PrintWriter err, @Nullable String what, String remedy) {
        err.println("spec: " + what);
        err.println("  = help: " + remedy);
    }

    /** A mistake of the user's is a sentence; a mistake of ours says that it is one, with what we need to find it. */
    static int thrown(Exception fault, CommandLine line, ParseResult parsed) {
        var err = line.getErr();
        if (fault instanceof UsageFault usage) {
            tell(err, usage.getMessage(), usage.remedy());
            return Exit.USAGE.code();
        }
        if (fault instanceof StateFault state) {
            tell(err, state.getMessage(), state.remedy());
            return Exit.USAGE.code();
        }
        return ours(fault, err);
    }

    static int ours(Throwable fault, PrintWriter err) {
        err.println("spec: this is a fault of the program, not yours. Please report it with these lines:");
        fault.printStackTrace(err);
        return Exit.INTERNAL.code();
    }
}
