package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.model.Rollback;
import deployspec.model.Step;
import deployspec.model.StepAction;
import deployspec.source.Node;
import java.util.List;

/** Who was told of the deployment is told of its rollback, because the last thing they heard was that it goes on. */
public final class RollbacksAreAnnounced implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "rollback-untold",
                Severity.WARNING,
                "The deployment tells people what it does, and its rollback tells nobody.",
                "They see an outage while the last message promises a deployment, and ask those who have no time to answer.",
                "Add a step with `notify` to the beginning of the rollback, and one to its end.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        boolean hasProcedure = spec.rollback().orElse(null) instanceof Rollback.Procedure rollback
                && !(rollback.items().isEmpty() && rollback.sections().isEmpty());
        var told = spec.steps().filter(RollbacksAreAnnounced::tells).findFirst();
        if (!hasProcedure || told.isEmpty() || spec.rollbackSteps().anyMatch(RollbacksAreAnnounced::tells)) {
            return List.of();
        }
        var key = subject.document()
                .root()
                .map(root -> root.byName().get("rollback"))
                .map(Node.Field::key);
        return key.stream()
                .map(rollback -> page().at(
                                rollback.span(), "whoever hears of the deployment hears nothing of its rollback")
                        .relatedTo(told.get().title().span(), "they are told here that it goes on")
                        .withHelp("Begin it with a step such as `{step: Tell everybody, notify: [%s]}`."
                                .formatted(notification(told.get()))))
                .toList();
    }

    private static boolean tells(Step step) {
        return step.action().value() instanceof StepAction.Notify;
    }

    private static String notification(Step step) {
        return step.action().value() instanceof StepAction.Notify notify
                ? "{channel: %s, message: We are rolling back}"
                        .formatted(notify.notifications().getFirst().channel().value())
                : "";
    }
}
