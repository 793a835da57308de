package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Placed;
import deployspec.model.Environment;
import java.util.List;

/**
 * Where changes have owners, each has one, because the one without is the one that everybody leaves to the others. A spec
 * that names no owner anywhere has settled that elsewhere, and what stands directly in the rollback is for whoever decides it.
 */
public final class ChangesHaveAnOwner implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "change-without-owner",
                Severity.WARNING,
                "A step changes production, and of all such steps it has no owner.",
                "When it fails, the first minutes go into finding out whom to ask.",
                "Write `owner: CONTACT` at the step, its section or its phase.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        if (spec.environments().stream().noneMatch(Environment::production)) {
            return List.of();
        }
        var changes = Placed.all(spec).stream()
                .filter(p -> !p.blocks().isEmpty() && p.step().changes())
                .toList();
        long owned = changes.stream().filter(p -> p.owner().isPresent()).count();
        if (owned * 2 <= changes.size()) {
            return List.of();
        }
        return changes.stream()
                .filter(p -> p.owner().isEmpty())
                .map(
                        p -> page().at(p.step().title().span(), "this step changes something, and nobody owns it")
                                .withHelp(
                                        "Most steps that change something here have an owner. Write `owner: CONTACT` at the step, its section or its phase."))
                .toList();
    }
}
