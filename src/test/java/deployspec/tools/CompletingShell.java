package deployspec.tools;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Real shells, asked what they would complete after a completion script was read. */
public final class CompletingShell {
    private static final String BASH = """
            source "$1"
            shift
            compopt() { printf 'compopt %s\\n' "$*"; }
            COMP_WORDS=("$@")
            COMP_CWORD=$(($# - 1))
            _"$1"
            printf '%s\\n' "${COMPREPLY[@]}"
            """;

    /** A shell at a terminal of its own, which completes a line and then shows it between angle brackets. */
    private static final String ZSH = """
            zmodload zsh/zpty
            zpty -b shell zsh -f -i
            zpty -w shell "stty columns 200; autoload -Uz compinit; compinit -D -u; source ${(q)1}"
            zpty -w shell "$2"$'\\t\\x01print -r -- "<\\x05>"'
            zpty -r shell shown $'*\\n<*>*'
            zpty -d shell
            shown=${shown##*$'\\n<'}
            print -r -- "${shown%%>*}"
            """;

    private CompletingShell() {}

    /**
     * What is offered, and before it what bash is told beside: {@code compopt +o default} keeps it from offering files.
     *
     * @param words the line up to the cursor; the last one is being typed
     */
    public static List<String> bash(Path script, String... words) {
        ExternalTool.require("bash");
        List<String> shell = List.of("bash", "-euc", BASH, "bash", script.toString());
        return lines(Stream.concat(shell.stream(), Stream.of(words)).toList());
    }

    /** What is offered, without what is said about it. */
    public static List<String> fish(Path script, String line) {
        ExternalTool.require("fish");
        return lines(List.of("fish", "-c", "source $argv[1]; complete -C $argv[2]", script.toString(), line)).stream()
                .map(offered -> offered.split("\t", 2)[0])
                .toList();
    }

    /** The line after the tabulator key, which leaves it alone where it could go on in several ways. */
    public static String zsh(Path script, String line) {
        ExternalTool.require("zsh");
        return lines(List.of("zsh", "-f", "-c", ZSH, "zsh", script.toString(), line))
                .getFirst();
    }

    private static List<String> lines(List<String> command) {
        return ExternalTool.output(command)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
