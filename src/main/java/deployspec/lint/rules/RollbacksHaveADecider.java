package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.model.Environment;
import deployspec.model.Rollback;
import deployspec.model.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where people are named, so is whoever decides to go back, because that is argued about while production is broken. */
public final class RollbacksHaveADecider implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "nobody-decides",
                Severity.WARNING,
                "The rollback of a procedure for production does not say who decides that it starts.",
                "The decision then falls to whoever happens to sit at the terminal, for as long as that takes.",
                "Write `decide: {by: [CONTACT], within: 5m, otherwise: start}` in `rollback`, or `decide: automatic`.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        boolean production = spec.environments().stream().anyMatch(Environment::production);
        if (!production || spec.contacts().isEmpty() || spec.steps().noneMatch(Step::changes)) {
            return List.of();
        }
        var first = spec.contacts().getFirst().name().value();
        return spec.rollback().stream()
                .flatMap(r -> r instanceof Rollback.Procedure p && p.decide() instanceof Rollback.ByOperator
                        ? Stream.of(p)
                        : Stream.empty())
                .map(p -> page().at(
                                key(subject).orElse(p.span()), "nobody is named who decides that the rollback starts")
                        .withHelp(
                                "Unsaid, whoever carries out the run decides, however long that takes. Write `decide: {by: [%s], within: 5m, otherwise: start}` with the one who may, or `decide: automatic`."
                                        .formatted(first)))
                .toList();
    }

    private static Optional<Span> key(Subject subject) {
        return subject.document()
                .root()
                .flatMap(root -> Optional.ofNullable(root.byName().get("rollback")))
                .map(field -> field.key().span());
    }
}
