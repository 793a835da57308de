package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.ScriptRule;
import deployspec.lint.scripts.Invocation;
import deployspec.lint.scripts.ShellScript;
import java.util.List;

/** A call to a server has a time limit, because one that accepts and never answers holds a deployment for as long as it likes. */
public final class CallsEnd implements ScriptRule {
    @Override
    public Page page() {
        return new Page(
                "call-without-limit",
                Severity.WARNING,
                "`curl` or `wget` waits for a server without a limit.",
                "A server that is half dead takes the connection and says nothing; only the step's own timeout ends that, minutes later.",
                "Write `curl --max-time 10 …` or `wget --timeout=10 …`.");
    }

    @Override
    public List<Diagnostic> check(ShellScript script) {
        return script.invocations().stream()
                .filter(CallsEnd::isEndless)
                .map(invocation -> page().at(
                                script.place(invocation.word()),
                                "this `%s` waits for the server for as long as that takes"
                                        .formatted(invocation.program()))
                        .withHelp(
                                invocation.is("curl")
                                        ? "Add `--max-time 10` (seconds for the whole call)."
                                        : "Add `--timeout=10 --tries=1`."))
                .toList();
    }

    private static boolean isEndless(Invocation call) {
        boolean curl = call.is("curl") && !call.has("-m", "--max-time", "-V", "--version");
        boolean wget = call.is("wget") && !call.has("-T", "--timeout", "--version");
        return (curl || wget) && !call.isStartedBy("timeout");
    }
}
