package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Written;
import deployspec.model.Rollback;
import deployspec.model.Step;
import java.util.List;

/** What changes production says how it is taken back, because the time to think of it is not during the outage. */
public final class ChangesHaveAWayBack implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "no-way-back",
                Severity.ERROR,
                "A step changes production and does not say how it is taken back.",
                "A rollback that forgets one step leaves a system that nobody has ever tested.",
                "Write exactly one of `undo`, `undone-by: <step of the rollback>` or `irreversible: <reason>`; or `read-only: true` if it changes nothing.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        boolean noWayBackAtAll = spec.rollback().orElse(null) instanceof Rollback.Irreversible;
        if (!Written.reachesProduction(spec) || noWayBackAtAll) {
            return List.of();
        }
        return spec.steps()
                .filter(Step::changes)
                .filter(step -> step.undo().isEmpty())
                .map(step -> page().at(
                                step.title().span(),
                                "this step changes something and does not say how it is taken back")
                        .withHelp(page().remedy()))
                .toList();
    }
}
