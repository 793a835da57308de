package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.ScriptRule;
import deployspec.lint.scripts.Invocation;
import deployspec.lint.scripts.ShellScript;
import java.util.List;

/** A call to a server fails when the server says so, because to curl an answer of 500 is an answer. */
public final class CurlsFail implements ScriptRule {
    @Override
    public Page page() {
        return new Page(
                "curl-accepts-errors",
                Severity.WARNING,
                "`curl` without `-f` ends well whatever the server answers.",
                "A page that says 500 passes the check, and its HTML goes down the pipe as if it were data.",
                "Write `curl -fsS --max-time 10 …`, or make it an `http` step or measure.");
    }

    @Override
    public List<Diagnostic> check(ShellScript script) {
        return script.invocations().stream()
                .filter(invocation -> invocation.is("curl") && !looksAtTheStatus(invocation))
                .map(invocation -> page().at(
                                script.place(invocation.word()), "this `curl` ends well even if the server answers 500")
                        .withHelp("Add `-f` (with `-sS`, it is silent but for errors), or use `http` with `expect`."))
                .toList();
    }

    /** Also whoever prints the status means to look at it. */
    private static boolean looksAtTheStatus(Invocation curl) {
        return curl.has("-f", "--fail", "--fail-with-body", "--fail-early", "-V", "--version")
                || curl.arguments().stream()
                        .flatMap(word -> word.literal().stream())
                        .anyMatch(word -> word.contains("http_code") || word.contains("response_code"));
    }
}
