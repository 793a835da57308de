package deployspec.cli.manual;

import deployspec.cli.manual.CommandPage.Option;
import deployspec.cli.manual.Taken.Files;
import deployspec.cli.manual.Taken.Nothing;
import deployspec.cli.manual.Taken.OneOf;
import deployspec.cli.manual.Taken.Text;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Completion for bash, back to the one that macOS comes with. Leaves names of files to bash, which knows how to quote them. */
final class BashCompletion {
    private static final String SCRIPT = """
            # bash completion for %1$s, made by `%1$s completion bash`
            _%1$s() {
              local command='' words='' kind=words current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} word
              if [ "$COMP_CWORD" -gt 1 ]; then command=${COMP_WORDS[1]}; fi
              # bash takes --option=value apart at the sign
              if [ "$current" = '=' ]; then
                current=''
              elif [ "$before" = '=' ]; then
                before=${COMP_WORDS[COMP_CWORD - 2]}
              fi
              case "$command $before" in
            %2$s    *)
                  case "$command $current" in
            %3$s        *) kind=files ;;
                  esac
                  ;;
              esac
              COMPREPLY=()
              case $kind in
                words)
                  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$words" -- "$current")
                  ;;
                text) type compopt >/dev/null 2>&1 && compopt +o default ;;
              esac
              return 0
            }
            complete -o default -F _%1$s %1$s
            """;

    private BashCompletion() {}

    static String of(CommandPage page) {
        var values = page.commands().stream()
                .flatMap(c -> c.options().stream().flatMap(o -> behind(c, o)))
                .collect(Collectors.joining());
        var begun = Stream.concat(
                        Stream.of(
                                arm("' -'*", words(options(page))),
                                arm(
                                        "' '*",
                                        words(page.commands().stream()
                                                .map(CommandPage::name)
                                                .toList()))),
                        page.commands().stream()
                                .flatMap(c -> Stream.of(
                                        arm(Shell.quoted(c.name() + " -") + "*", words(options(c))),
                                        arm(Shell.quoted(c.name() + " ") + "*", argument(c)))))
                .map(arm -> arm.indent(8))
                .collect(Collectors.joining());
        return SCRIPT.formatted(page.name(), values, begun);
    }

    private static Stream<String> behind(CommandPage command, Option option) {
        if (option.taken() instanceof Nothing) {
            return Stream.empty();
        }
        var pattern = option.names().stream()
                .map(n -> Shell.quoted(command.name() + " " + n))
                .collect(Collectors.joining(" | "));
        return Stream.of(arm(pattern, kind(option.taken())).indent(4));
    }

    private static String argument(CommandPage command) {
        return command.arguments().stream()
                .findFirst()
                .map(a -> kind(a.taken()))
                .orElse("kind=text");
    }

    private static List<String> options(CommandPage command) {
        return command.options().stream().flatMap(o -> o.longNames().stream()).toList();
    }

    private static String kind(Taken taken) {
        return switch (taken) {
            case Nothing nothing -> "kind=text";
            case Text text -> "kind=text";
            case Files files -> "kind=files";
            case OneOf oneOf -> words(oneOf.words());
        };
    }

    private static String words(List<String> words) {
        return "words=" + Shell.quoted(String.join(" ", words));
    }

    private static String arm(String pattern, String then) {
        return "%s) %s ;;".formatted(pattern, then);
    }
}
