package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.ScriptUse;
import deployspec.lint.uses.Uses;
import deployspec.model.Located;
import deployspec.model.Step;
import deployspec.model.StepAction;
import java.util.List;
import java.util.stream.Stream;

/** A step lists only secrets that its script names, because every other reader is a leak waiting to happen. */
public final class ListedSecretsAreUsed implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "unused-need",
                Severity.ERROR,
                "A step lists a secret in `needs` that none of its scripts names.",
                "Whoever runs the step is given a secret for nothing.",
                "Remove it from `needs`. A command that reads it from the environment by itself is named in a comment of the script.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        var uses = subject.uses();
        return Stream.concat(spec.steps(), spec.rollbackSteps())
                .flatMap(step -> step.surroundings().needs().stream().filter(need -> !isUsed(need, step, uses)))
                .map(need -> page().at(need.span(), "nothing in this step uses the secret `%s`".formatted(need.value()))
                        .withHelp("Remove it, or name it where it is used; a comment in the script counts."))
                .toList();
    }

    /** By name in a script of the step or its checks; or in an HTTP call, whose texts can only name what is listed. */
    private static boolean isUsed(Located<String> need, Step step, Uses uses) {
        boolean byCall = step.action().value() instanceof StepAction.Http;
        boolean byScript = uses.scripts().stream()
                .filter(use -> use.step()
                        .map(s -> s.equals(step) || step.checks().contains(s))
                        .orElse(false))
                .anyMatch(use -> use.names().contains(need.value()));
        return byCall || byScript || (!step.gates().isEmpty() && namedByMeasure(need, uses));
    }

    /** A declared threshold's measure sees what the step sees. */
    private static boolean namedByMeasure(Located<String> need, Uses uses) {
        return uses.scripts().stream()
                .filter(use ->
                        use.role() == ScriptUse.Role.MEASURE && use.step().isEmpty())
                .anyMatch(use -> use.names().contains(need.value()));
    }
}
