package deployspec.lint.rules;

import deployspec.bash.Situation;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.ScriptRule;
import deployspec.lint.scripts.Invocation;
import deployspec.lint.scripts.ShellScript;
import java.util.List;
import java.util.stream.Stream;

/** What a check looks through is all of it, because trouble is seldom in the last lines. */
public final class LogsAreWhole implements ScriptRule {
    @Override
    public Page page() {
        return new Page(
                "output-cut-short",
                Severity.WARNING,
                "A check looks through a log of which it gets only the last lines.",
                "`kubectl logs` with a selector gives ten lines of each pod unless it is told otherwise, and a `--tail` hides what came before; the check passes because it did not see.",
                "Say how far back: `kubectl logs -l … --tail=-1 --since=10m`, `docker logs --since 10m …`.");
    }

    @Override
    public List<Diagnostic> check(ShellScript script) {
        return script.invocations().stream()
                .filter(LogsAreWhole::isSearched)
                .flatMap(log -> complaint(script, log))
                .toList();
    }

    private Stream<Diagnostic> complaint(ShellScript script, Invocation log) {
        boolean bySelector = log.is("kubectl", "logs") && log.has("-l", "--selector");
        boolean isTold = log.has("--tail");
        if (bySelector && !isTold) {
            return Stream.of(page().at(script.place(log), "with a selector, `kubectl logs` gives ten lines of each pod")
                    .withHelp("Add `--tail=-1`, and `--since` to say how far back."));
        }
        boolean isCut = (log.is("kubectl", "logs") || log.is("docker", "logs") || log.is("docker", "compose", "logs"))
                && (isTold || log.has("-n"))
                && !log.literals().anyMatch("--tail=-1"::equals);
        return isCut
                ? Stream.of(page().at(script.place(log), "only the last lines of the log are looked through")
                        .withHelp("Say how far back in time instead: `--since 10m`."))
                : Stream.empty();
    }

    private static boolean isSearched(Invocation invocation) {
        var position = invocation.situation().position();
        return position == Situation.Position.FIRST || position == Situation.Position.MIDDLE;
    }
}
