package deployspec.cli.manual;

import deployspec.cli.manual.CommandPage.Argument;
import deployspec.cli.manual.CommandPage.Option;
import deployspec.cli.manual.Taken.Files;
import deployspec.cli.manual.Taken.Nothing;
import deployspec.cli.manual.Taken.OneOf;
import deployspec.cli.manual.Taken.Text;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Completion for zsh, with what each word is for; works from a folder of {@code fpath} as well as from {@code source}. */
final class ZshCompletion {
    private static final String SCRIPT = """
            #compdef %1$s
            # zsh completion for %1$s, made by `%1$s completion zsh`
            _%1$s() {
              local context state state_descr line
              local -A opt_args
              local -a commands
              commands=(
            %2$s  )
              _arguments -C \\
            %3$s    '1: :->command' \\
                '*:: :->rest'
              case $state in
                command) _describe -t commands command commands ;;
                rest)
                  case $line[1] in
            %4$s      esac
                  ;;
              esac
            }
            if [ "$funcstack[1]" = _%1$s ]; then
              _%1$s "$@"
            else
              compdef _%1$s %1$s
            fi
            """;

    private ZshCompletion() {}

    static String of(CommandPage page) {
        return SCRIPT.formatted(
                page.name(),
                page.commands().stream()
                        .map(c -> "    %s\n"
                                .formatted(Shell.quoted(
                                        c.name() + ":" + Shell.brief(c.about()).replace(":", "\\:"))))
                        .collect(Collectors.joining()),
                page.options().stream()
                        .map(o -> "    %s \\\n".formatted(specification(o)))
                        .collect(Collectors.joining()),
                page.commands().stream().map(ZshCompletion::arm).collect(Collectors.joining()));
    }

    private static String arm(CommandPage command) {
        var specifications = Stream.concat(
                        command.options().stream().map(ZshCompletion::specification),
                        command.arguments().stream().map(ZshCompletion::specification))
                .map(s -> " \\\n            " + s)
                .collect(Collectors.joining());
        return """
                        %s)
                          _arguments%s
                          ;;
                """.formatted(command.name(), specifications);
    }

    private static String specification(Option option) {
        var description = "[" + escaped(option.about()) + "]";
        var value = option.taken() instanceof Nothing ? "" : ":%s:%s".formatted(option.label(), action(option.taken()));
        if (option.repeatable()) {
            return option.names().stream()
                    .map(name -> Shell.quoted("*" + typed(name, option) + description + value))
                    .collect(Collectors.joining(" "));
        }
        if (option.names().size() == 1) {
            return Shell.quoted(typed(option.names().getFirst(), option) + description + value);
        }
        return "'(%s)'{%s}%s"
                .formatted(
                        String.join(" ", option.names()),
                        option.names().stream().map(n -> typed(n, option)).collect(Collectors.joining(",")),
                        Shell.quoted(description + value));
    }

    /** With the sign that lets a value follow as a word or behind an equals sign. */
    private static String typed(String name, Option option) {
        return option.taken() instanceof Nothing ? name : name + "=";
    }

    private static String specification(Argument argument) {
        return Shell.quoted(
                "%s:%s:%s".formatted(argument.repeatable() ? "*" : "", argument.label(), action(argument.taken())));
    }

    private static String action(Taken taken) {
        return switch (taken) {
            case Nothing nothing -> "";
            case Text text -> " ";
            case Files files -> "_files";
            case OneOf oneOf -> "(" + String.join(" ", words(oneOf)) + ")";
        };
    }

    private static List<String> words(OneOf oneOf) {
        return oneOf.words().stream()
                .map(w -> w.replaceAll("[ ():\\\\]", "\\\\$0"))
                .toList();
    }

    private static String escaped(String about) {
        return Shell.brief(about).replaceAll("[\\[\\]:\\\\]", "\\\\$0");
    }
}
