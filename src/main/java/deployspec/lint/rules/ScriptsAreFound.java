package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.ScriptRule;
import deployspec.lint.scripts.ShellScript;
import java.util.List;

/** A script of the repository is called by its path, because a bare name is looked for on PATH and nowhere else. */
public final class ScriptsAreFound implements ScriptRule {
    @Override
    public Page page() {
        return new Page(
                "script-not-on-path",
                Severity.WARNING,
                "A script calls another script by a bare name.",
                "The shell looks for `notify.sh` on PATH, not in the folder it runs in: it works for whoever has set up their machine so, and for nobody else.",
                "Write where it lies: `./notify.sh`, `scripts/notify.sh`.");
    }

    @Override
    public List<Diagnostic> check(ShellScript script) {
        return script.invocations().stream()
                .filter(invocation -> invocation
                        .word()
                        .literal()
                        .filter(name -> name.matches("[^/]+\\.(?:sh|bash|py|rb|pl)"))
                        .isPresent())
                .filter(invocation -> !script.variables().functions().containsKey(invocation.program()))
                .map(invocation -> page().at(
                                script.place(invocation.word()),
                                "`%s` is looked for on PATH only".formatted(invocation.program()))
                        .withHelp("Write `./%1$s`, or the folder in which it lies.".formatted(invocation.program())))
                .toList();
    }
}
