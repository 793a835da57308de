package deployspec.lint.rules;

import static java.util.stream.Collectors.toSet;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Placed;
import deployspec.model.OnFailure;
import deployspec.model.Step;
import java.util.List;
import java.util.Optional;

/**
 * Whoever lets a run go on after a failure says why and answers for it, because a failure that nobody minds is a check that
 * nobody has. Signed means: the step's `about` gives the reason, and it has an owner, its own or that of what it stands in.
 */
public final class WaiversAreSigned implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "unsigned-waiver",
                Severity.WARNING,
                "A step that fails lets the run go on, and nobody says why or answers for it.",
                "What was meant for one bad evening stays; from then on the step may fail at every deployment unseen.",
                "Write the reason into the step's `about` and name its `owner`; or let a person decide with `on-failure: ask`.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        // In a rollback, going on after a failure is another rule's concern.
        var inRollback = subject.spec().rollbackSteps().map(Step::span).collect(toSet());
        return Placed.all(subject.spec()).stream()
                .filter(p -> !inRollback.contains(p.step().span()))
                .filter(p -> p.step().onFailure().failed().equals(Optional.of(OnFailure.Reaction.CONTINUE)))
                .filter(p -> p.step().about().isEmpty() || p.owner().isEmpty())
                .map(this::complain)
                .toList();
    }

    private Diagnostic complain(Placed placed) {
        var step = placed.step();
        var missing = step.about().isPresent()
                ? "and nobody answers for that"
                : placed.owner().isPresent() ? "and nothing says why" : "and nobody says why or answers for it";
        return page().at(step.title().span(), "when this step fails, the run goes on, " + missing)
                .withHelp(page().remedy());
    }
}
