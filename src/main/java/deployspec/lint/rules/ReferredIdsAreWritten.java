package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Kind;
import deployspec.lint.uses.Use;
import deployspec.model.Step;
import java.util.List;
import java.util.stream.Stream;

/** An id that something refers to must be written down, because one made from a title changes with the title. */
public final class ReferredIdsAreWritten implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "id-not-written",
                Severity.ERROR,
                "Something refers to a step whose id nobody wrote down.",
                "An id made from a title changes when somebody improves the title, and the reference breaks.",
                "Write the `id` at the step.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        var uses = subject.uses();
        return Stream.concat(uses.names(Kind.STEP).stream(), uses.names(Kind.ROLLBACK_STEP).stream())
                .flatMap(use -> Stream.concat(spec.steps(), spec.rollbackSteps())
                        .filter(step -> step.id().value().equals(use.name())
                                && !step.id().written())
                        .map(step -> complain(use, step)))
                .toList();
    }

    private Diagnostic complain(Use use, Step step) {
        return page().at(use.span(), "`%s` is made from a title, so nothing may refer to it".formatted(use.name()))
                .relatedTo(step.id().span(), "this step has no `id` of its own")
                .withHelp("Write `id: %s` at the step.".formatted(use.name()));
    }
}
