package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.model.OnFailure;
import deployspec.model.Step;
import deployspec.model.StepAction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A rollback goes on over no failed change of its own, because what comes next counts on it. */
public final class RollbacksStopAtFailures implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "rollback-goes-on",
                Severity.WARNING,
                "A step that takes something back may fail, and the rollback goes on and counts as done.",
                "After the rollback, nobody knows that this part is still the new one.",
                "Leave `on-failure` out: a rollback then asks, and whoever is there can retry or skip the step with a reason.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        return subject.spec()
                .rollbackSteps()
                .filter(step -> matters(step) && goesOn(step.onFailure()))
                .map(step -> page().at(
                                step.title().span(),
                                "`%s` may fail, and the rollback goes on as if it had not"
                                        .formatted(step.title().text().shown()))
                        .withHelp(page().remedy()))
                .toList();
    }

    private static boolean matters(Step step) {
        return step.changes()
                || step.action().value() instanceof StepAction.UndoSteps
                || step.action().value() instanceof StepAction.UndoAll;
    }

    private static boolean goesOn(OnFailure onFailure) {
        return Stream.of(onFailure.failed(), onFailure.noData(), onFailure.error())
                .flatMap(Optional::stream)
                .anyMatch(OnFailure.Reaction.CONTINUE::equals);
    }
}
