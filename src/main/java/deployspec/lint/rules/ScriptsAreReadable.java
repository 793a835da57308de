package deployspec.lint.rules;

import deployspec.bash.SyntaxError;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.scripts.ShellScript;
import deployspec.lint.scripts.Sql;
import java.util.List;

/** A shell can read its script (SQL that went to bash is another rule's), because bash finds a mistake only when it gets there, with half of the work done. */
public final class ScriptsAreReadable implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "unparseable-script",
                Severity.ERROR,
                "A shell cannot read the script.",
                "Bash runs a script line by line: what stands before the mistake has been done when it stops there.",
                "Correct the script; one in another language needs a `shell` that says so.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        return subject.scripts().stream()
                .filter(script -> Sql.beginning(script.use().script().text()).isEmpty())
                .flatMap(script -> script.error().stream().map(error -> complain(script, error)))
                .toList();
    }

    private Diagnostic complain(ShellScript script, SyntaxError error) {
        var complaint = page().at(script.place(error), error.what());
        var placed = error.opening()
                .map(opening -> complaint.relatedTo(script.place(opening), opening.what()))
                .orElse(complaint);
        return placed.withHelp("Correct it; nothing else in this script was looked at.");
    }
}
