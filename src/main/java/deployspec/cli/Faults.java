package deployspec.cli;

import deployspec.world.StateFault;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What a person is told when a command could not be carried out. */
final class Faults {
    private Faults() {}

    static int wrongArguments(ParameterException fault, String[] args) {
        var line = fault.getCommandLine();
        var err = line.getErr();
        err.println("spec: " + fault.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(fault, err);
        err.println("Try `%s --help`.".formatted(line.getCommandSpec().qualifiedName()));
        return Exit.USAGE.code();
    }

    /** A mistake of the user's is a sentence; a mistake of ours says that it is one, with what we need to find it. */
    static int thrown(Exception fault, CommandLine line, ParseResult parsed) {
        var err = line.getErr();
        if (fault instanceof UsageFault usage) {
            err.println("spec: " + usage.getMessage());
            err.println("  = help: " + usage.remedy());
            return Exit.USAGE.code();
        }
        if (fault instanceof StateFault state) {
            err.println("spec: " + state.getMessage());
            err.println("  = help: " + state.remedy());
            return Exit.USAGE.code();
        }
        err.println("spec: this is a fault of the program, not yours. Please report it with these lines:");
        fault.printStackTrace(err);
        return Exit.INTERNAL.code();
    }
}
