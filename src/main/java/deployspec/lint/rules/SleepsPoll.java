package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.ScriptRule;
import deployspec.lint.scripts.ShellScript;
import java.util.List;

/** Readiness is asked for and not waited out, because a fixed time is too short on the bad day and too long on all others. */
public final class SleepsPoll implements ScriptRule {
    @Override
    public Page page() {
        return new Page(
                "fixed-sleep",
                Severity.WARNING,
                "A script sleeps for a fixed time where a gate could ask whether it may go on.",
                "The day on which a service starts slowly is the day of the incident: the sleep ends, and the next step meets what is not there yet.",
                "Take the sleep out, and let the step end with a gate that polls: `{threshold: live, within: 2m, every: 5s}`.");
    }

    @Override
    public List<Diagnostic> check(ShellScript script) {
        return script.invocations().stream()
                .filter(invocation ->
                        invocation.is("sleep") && !invocation.situation().inLoop())
                .filter(invocation -> !invocation.situation().inBackground())
                .map(invocation -> page().at(
                                script.place(invocation),
                                "`%s` waits for a time, not for what it is waiting for"
                                        .formatted(script.written(invocation)))
                        .withHelp("Ask with a gate instead: `gates: [{test: <is it ready?>, within: 2m, every: 5s}]`,"
                                + " or with a threshold; it goes on as soon as it can, and fails if it cannot."))
                .toList();
    }
}
