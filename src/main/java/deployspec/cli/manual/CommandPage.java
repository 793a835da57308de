package deployspec.cli.manual;

import deployspec.cli.manual.Taken.Files;
import deployspec.cli.manual.Taken.Nothing;
import deployspec.cli.manual.Taken.OneOf;
import deployspec.cli.manual.Taken.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A command with all that it takes, read from the model that parses it.
 *
 * @param about one sentence
 */
public record CommandPage(
        String name, String about, List<Option> options, List<Argument> arguments, List<CommandPage> commands) {
    /** What a value is called that may be a file, though not every one is. */
    private static final Set<String> LABELS_OF_FILES = Set.of("PATH", "FILE", "DIR", "OLD", "NEW");

    public CommandPage {
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
        commands = List.copyOf(commands);
    }

    /**
     * @param names as they are typed, the short one first
     * @param label what its value is called; empty where it takes none
     */
    public record Option(List<String> names, String label, Taken taken, String about, boolean repeatable) {
        public Option {
            names = List.copyOf(names);
        }

        /** Those that are spelt out. */
        List<String> longNames() {
            return names.stream().filter(n -> n.startsWith("--")).toList();
        }
    }

    public record Argument(String label, Taken taken, String about, boolean needed, boolean repeatable) {}

    public static CommandPage of(CommandLine line) {
        var command = line.getCommandSpec();
        return new CommandPage(
                command.name(),
                String.join(" ", command.usageMessage().description()),
                command.options().stream()
                        .filter(o -> !o.hidden())
                        .map(CommandPage::option)
                        .toList(),
                command.positionalParameters().stream()
                        .filter(p -> !p.hidden())
                        .map(p -> argument(p, line))
                        .toList(),
                line.getSubcommands().values().stream()
                        .distinct()
                        .filter(sub -> !sub.getCommandSpec().usageMessage().hidden())
                        .map(CommandPage::of)
                        .toList());
    }

    private static Option option(OptionSpec option) {
        boolean takesValue = option.arity().max() > 0;
        return new Option(
                Stream.of(option.names()).toList(),
                takesValue ? option.paramLabel() : "",
                takesValue ? taken(option) : new Nothing(),
                String.join(" ", option.description()),
                option.isMultiValue());
    }

    private static Argument argument(PositionalParamSpec parameter, CommandLine line) {
        var taken = taken(parameter);
        // What a command for help takes is first of all the name of another command.
        if (line.getCommandSpec().helpCommand() && line.getParent() != null) {
            var words = new ArrayList<>(line.getParent().getSubcommands().keySet());
            if (taken instanceof OneOf topics) {
                words.addAll(topics.words());
            }
            taken = new OneOf(words);
        }
        return new Argument(
                parameter.paramLabel(),
                taken,
                String.join(" ", parameter.description()),
                parameter.arity().min() > 0,
                parameter.arity().max() > 1);
    }

    private static Taken taken(ArgSpec argument) {
        if (argument.completionCandidates() != null) {
            var words = new ArrayList<String>();
            argument.completionCandidates().forEach(words::add);
            return new OneOf(words);
        }
        boolean isFile = Stream.of(argument.auxiliaryTypes()).anyMatch(Path.class::equals)
                || LABELS_OF_FILES.contains(argument.paramLabel());
        return isFile ? new Files() : new Text();
    }
}
