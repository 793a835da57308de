package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.model.Rollback;
import deployspec.value.Durations;
import java.util.List;
import java.util.stream.Stream;

/** To decide about a rollback takes no longer than the rollback, because the outage goes on meanwhile. */
public final class DecisionsFitTheBudget implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "slow-decision",
                Severity.WARNING,
                "Whoever decides about a rollback has longer than the rollback itself may take.",
                "The budget says how long an outage may last; it is spent before the rollback begins.",
                "Shorten the `within` of `decide`, and say with `otherwise: start` what silence does; or write a budget that holds.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        return subject.spec().rollback().orElse(null) instanceof Rollback.Procedure rollback
                        && rollback.decide() instanceof Rollback.ByContacts decide
                ? check(rollback, decide).toList()
                : List.of();
    }

    private Stream<Diagnostic> check(Rollback.Procedure rollback, Rollback.ByContacts decide) {
        return rollback.budget().stream()
                .flatMap(budget -> decide.within().stream()
                        .filter(within -> within.compareTo(budget.value()) > 0)
                        .map(within -> page().at(
                                        decide.span(),
                                        "the decision may take %s, and the rollback has %s"
                                                .formatted(Durations.print(within), Durations.print(budget.value())))
                                .relatedTo(budget.span(), "the budget")
                                .withHelp(page().remedy())));
    }
}
