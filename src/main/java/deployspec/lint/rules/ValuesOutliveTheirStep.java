package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.scripts.Unset;
import java.util.List;

/** What one step finds out reaches another by a capture, because each script is a process of its own and takes its variables with it. */
public final class ValuesOutliveTheirStep implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "lost-with-its-step",
                Severity.WARNING,
                "A script reads a variable that only the script of another step sets.",
                "Every script runs in a shell of its own. What it sets or exports is gone when it ends; the later one finds nothing there.",
                "Let the step print the value and capture it, `capture: NAME`, or make it an input.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        return subject.unset().stream()
                .flatMap(unset -> unset.elsewhere().stream().map(set -> complain(unset, set)))
                .toList();
    }

    private Diagnostic complain(Unset unset, Span set) {
        return page().at(unset.span(), "`%s` is not set here: the shell that set it has ended".formatted(unset.name()))
                .relatedTo(set, "set here, in another step")
                .withHelp("Print it as the last line of that step and write `capture: %s` there, or make it an input."
                        .formatted(unset.name()));
    }
}
