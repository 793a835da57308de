package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.Places;
import deployspec.lint.PlanRule;
import deployspec.plan.Effects;
import deployspec.plan.Plan;
import java.util.List;

/** Every undo is run by the rollback procedure, because one that stands nowhere in it is only decoration. */
public final class UndosRun implements PlanRule {
    @Override
    public Page page() {
        return new Page(
                "undo-never-runs",
                Severity.ERROR,
                "A step has an `undo` that the rollback procedure never runs.",
                "Whoever reads the step believes that it is taken back; nobody takes it back.",
                "Name the step in an `undo-steps` of the rollback, or write `undo-steps: all` there.");
    }

    @Override
    public List<Diagnostic> check(Plan plan, Places places) {
        return plan.steps().stream()
                .filter(step -> step.effects().wayBack() instanceof Effects.ByUndo undo
                        && undo.step().isEmpty())
                .map(step -> page().at(places.of(step.id()), "the `undo` of `%s` never runs".formatted(step.id()))
                        .withHelp("Add `undo-steps: [%s]` to a step of the rollback, or `undo-steps: all`."
                                .formatted(step.id())))
                .toList();
    }
}
