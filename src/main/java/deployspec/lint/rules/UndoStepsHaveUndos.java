package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.model.Located;
import deployspec.model.Step;
import deployspec.model.StepAction;
import deployspec.model.Undo;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the rollback takes back step by step can be taken back so, because a box that does nothing is believed, too. */
public final class UndoStepsHaveUndos implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "nothing-to-undo",
                Severity.ERROR,
                "An `undo-steps` names a step that has no `undo`.",
                "The rollback would show a box for it and do nothing.",
                "Give that step an `undo`, or take it out of `undo-steps`.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        var undoable = spec.steps()
                .filter(s -> s.undo().orElse(null) instanceof Undo.ByAction)
                .map(s -> s.id().value())
                .collect(Collectors.toSet());
        var known = Stream.concat(spec.steps(), spec.rollbackSteps())
                .map(s -> s.id().value())
                .collect(Collectors.toSet());
        return spec.rollbackSteps()
                .map(Step::action)
                .map(Located::value)
                .flatMap(a -> a instanceof StepAction.UndoSteps undo ? undo.steps().stream() : Stream.empty())
                .filter(name -> known.contains(name.value()) && !undoable.contains(name.value()))
                .map(name -> page().at(name.span(), "the step `%s` has no `undo`".formatted(name.value()))
                        .withHelp(page().remedy()))
                .toList();
    }
}
