package deployspec.cli.manual;

import deployspec.cli.manual.CommandPage.Option;
import deployspec.cli.manual.Taken.Files;
import deployspec.cli.manual.Taken.Nothing;
import deployspec.cli.manual.Taken.OneOf;
import deployspec.cli.manual.Taken.Text;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Completion for fish, which shows what each word is for. */
final class FishCompletion {
    /** A word further back may be called like a command, so only the first one tells which command it is. */
    private static final String HEAD = """
            # fish completion for %1$s, made by `%1$s completion fish`
            function __%1$s_in
                set -l words (commandline -opc)
                test "$words[2]" = "$argv[1]"
            end
            complete -c %1$s -f
            """;

    private FishCompletion() {}

    static String of(CommandPage page) {
        var begin = "complete -c " + page.name();
        var first = "%s -n '__%s_in'".formatted(begin, page.name());
        var lines = Stream.of(
                page.commands().stream()
                        .map(c -> "%s -a %s -d %s".formatted(first, c.name(), quoted(Shell.brief(c.about())))),
                page.options().stream().map(o -> option(first, o)),
                page.commands().stream()
                        .flatMap(c -> command("%s -n '__%s_in %s'".formatted(begin, page.name(), c.name()), c)));
        return HEAD.formatted(page.name()) + lines.flatMap(l -> l).collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<String> command(String here, CommandPage command) {
        return Stream.concat(
                command.arguments().stream()
                        .filter(a -> !(a.taken() instanceof Text))
                        .map(a -> "%s %s".formatted(here, taken(a.taken()))),
                command.options().stream().map(o -> option(here, o)));
    }

    private static String option(String here, Option option) {
        var names = option.names().stream()
                .map(n -> n.startsWith("--") ? "-l " + n.substring(2) : "-s " + n.substring(1))
                .collect(Collectors.joining(" "));
        var value = option.taken() instanceof Nothing ? "" : " -r " + taken(option.taken());
        return "%s %s%s -d %s".formatted(here, names, value, quoted(Shell.brief(option.about())));
    }

    private static String taken(Taken taken) {
        return switch (taken) {
            case Nothing nothing -> "-f";
            case Text text -> "-f";
            case Files files -> "-F";
            case OneOf oneOf -> "-f -a " + quoted(String.join(" ", oneOf.words()));
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
