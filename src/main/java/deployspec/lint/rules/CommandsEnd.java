package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.ScriptRule;
import deployspec.lint.scripts.Invocation;
import deployspec.lint.scripts.ShellScript;
import java.util.List;

/** Every command ends by itself, because nobody sits before a script who could press Ctrl-C. */
public final class CommandsEnd implements ScriptRule {
    @Override
    public Page page() {
        return new Page(
                "endless-command",
                Severity.WARNING,
                "A script starts a command that never ends by itself.",
                "The step hangs until its timeout kills it, and then counts as failed.",
                "Leave out the option that follows or watches, bound it with `timeout`, or make it a `watch` or a polling gate.");
    }

    @Override
    public List<Diagnostic> check(ShellScript script) {
        return script.invocations().stream()
                .filter(invocation -> isEndless(invocation)
                        && !invocation.isStartedBy("timeout")
                        && !invocation.situation().inBackground())
                .map(invocation -> page().at(
                                script.place(invocation),
                                "`%s` never ends by itself".formatted(script.written(invocation)))
                        .withHelp(remedy(invocation)))
                .toList();
    }

    private static boolean isEndless(Invocation command) {
        return follows(command)
                || command.is("watch")
                || command.is("top") && !command.has("-b", "-n")
                || command.is("htop")
                || command.is("ping") && !command.has("-c", "-w")
                || command.is("kubectl", "port-forward")
                || command.is("kubectl", "proxy")
                || command.is("kubectl", "get") && command.has("-w", "--watch")
                || isForeground(command);
    }

    private static boolean follows(Invocation command) {
        boolean tail = command.is("tail") && command.has("-f", "-F", "--follow") && !command.has("--pid");
        boolean logs = (command.is("docker", "logs") || command.is("kubectl", "logs")) && command.has("-f", "--follow");
        boolean journal = command.is("journalctl") && command.has("-f", "--follow");
        return tail || logs || journal;
    }

    private static boolean isForeground(Invocation command) {
        boolean up = command.is("docker", "compose", "up") || command.is("docker-compose", "up");
        return up
                && !command.has(
                        "-d", "--detach", "--wait", "--abort-on-container-exit", "--exit-code-from", "--no-start");
    }

    private static String remedy(Invocation command) {
        return isForeground(command)
                ? "Add `-d`, and let a gate say whether what was started is well."
                : "Bound it (`timeout 60 %s …`), or ask once and let a gate poll.".formatted(command.program());
    }
}
