package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.ScriptRule;
import deployspec.lint.scripts.Invocation;
import deployspec.lint.scripts.ShellScript;
import java.util.List;
import java.util.Set;

/** A script asks nobody, because its standard input is empty: who reads from it gets nothing, or gives up. */
public final class NobodyIsAsked implements ScriptRule {
    private static final Set<String> FOR_PEOPLE =
            Set.of("vi", "vim", "nano", "emacs", "less", "more", "visudo", "passwd", "dialog", "whiptail", "ftp");

    @Override
    public Page page() {
        return new Page(
                "interactive-command",
                Severity.WARNING,
                "A script starts a command that talks to a person.",
                "Nobody is there: the command sees an empty input, and fails, hangs, or takes silence for an answer.",
                "Give it what it would ask for (`-y`, `-c`, a file), or make it a step that a person does.");
    }

    @Override
    public List<Diagnostic> check(ShellScript script) {
        return script.invocations().stream()
                .filter(invocation -> asks(invocation))
                .map(invocation -> page().at(
                                script.place(invocation),
                                "`%s` talks to a person, and a script's input is empty"
                                        .formatted(script.written(invocation)))
                        .withHelp(remedy(invocation)))
                .toList();
    }

    private static boolean asks(Invocation command) {
        return FOR_PEOPLE.contains(command.program())
                || opensATerminal(command)
                || command.is("kubectl", "edit")
                || command.is("crontab") && command.has("-e")
                || command.is("git", "rebase") && command.has("-i", "--interactive")
                || (command.is("apt-get", "install") || command.is("apt", "install") || command.is("yum", "install"))
                        && !command.has("-y", "--yes", "--assume-yes");
    }

    private static boolean opensATerminal(Invocation command) {
        boolean runs = command.is("docker", "exec")
                || command.is("docker", "run")
                || command.is("kubectl", "exec")
                || command.is("kubectl", "run");
        return runs
                && (command.has("--tty")
                        || command.literals()
                                .takeWhile(word -> !word.equals("--"))
                                .anyMatch(word -> word.matches("-[it]*t[it]*")));
    }

    private static String remedy(Invocation command) {
        if (opensATerminal(command)) {
            return "Leave out `-t`; a terminal is for a person.";
        }
        return command.program().startsWith("apt") || command.is("yum", "install")
                ? "Add `-y`."
                : "Make it a step without `run`, which a person does and confirms, or give the command all it needs.";
    }
}
