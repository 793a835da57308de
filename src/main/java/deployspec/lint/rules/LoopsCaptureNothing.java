package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Written;
import java.util.List;

/** A loop captures nothing, because every turn would overwrite what the one before had found. */
public final class LoopsCaptureNothing implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "capture-in-loop",
                Severity.ERROR,
                "A step with `for-each` captures a value.",
                "Every turn would overwrite the value of the turn before, and later steps would see only the last one.",
                "Capture in a step before or after the loop, or write the steps out.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        return Written.steps(spec)
                .filter(s -> s.forEach().isPresent())
                .flatMap(s -> s.captures().stream())
                .map(c -> page().at(
                                c.name().span(),
                                "`%s` would be captured again in every turn of the loop"
                                        .formatted(c.name().value()))
                        .withHelp(page().remedy()))
                .toList();
    }
}
