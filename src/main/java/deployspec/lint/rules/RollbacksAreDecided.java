package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Written;
import deployspec.model.Rollback;
import deployspec.model.Spec;
import deployspec.source.Node;
import deployspec.source.Node.Fields;
import deployspec.value.Level;
import java.util.List;

/** Who decides about a rollback is known beforehand, because an outage is no time to find out who may. */
public final class RollbacksAreDecided implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "nobody-decides",
                Severity.WARNING,
                "Something may call for the rollback, and nobody is named who decides that it starts.",
                "The run waits for whoever sits at the terminal, however long that takes; who that is, and what silence means, nobody agreed on.",
                "Write `decide: {by: […], within: 5m, otherwise: start}`, or `decide: automatic` where going back harms nobody.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var rollback = subject.document().root().map(root -> root.byName().get("rollback"));
        return rollback.stream()
                .filter(field -> Written.reachesProduction(subject.spec())
                        && isUndecided(field.value())
                        && isTriggered(subject.spec()))
                .map(field -> page().at(field.key().span(), "nobody is named who decides that the rollback starts")
                        .withHelp(page().remedy()))
                .toList();
    }

    /** Whether something is named that may call for a rollback; a failed step asks whoever is there in any case. */
    private static boolean isTriggered(Spec spec) {
        boolean byPeople = spec.rollback().orElse(null) instanceof Rollback.Procedure procedure
                && !procedure.judgements().isEmpty();
        return byPeople
                || spec.thresholds().stream()
                        .anyMatch(threshold ->
                                threshold.level(Level.Kind.ROLLBACK).isPresent());
    }

    private static boolean isUndecided(Node rollback) {
        return rollback instanceof Fields fields && !fields.has("decide") && !fields.has("irreversible");
    }
}
