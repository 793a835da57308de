package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Written;
import deployspec.model.Step;
import deployspec.model.Undo;
import java.util.List;

/** What cannot be taken back is done last, because until then everything can be. */
public final class PointOfNoReturnComesLast implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "early-point-of-no-return",
                Severity.NOTE,
                "Steps that can be taken back come after one that cannot.",
                "If one of them fails, a rollback takes back only a part, and what stays is a mixture that nobody has tried.",
                "Move what cannot be taken back behind them, where nothing after it needs it.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        if (!Written.reachesProduction(subject.spec())) {
            return List.of();
        }
        var fromThere = subject.spec()
                .steps()
                .filter(Step::changes)
                .dropWhile(step -> !(step.undo().orElse(null) instanceof Undo.Irreversible))
                .toList();
        var revertible = fromThere.stream()
                .filter(step -> step.undo().isPresent() && !(step.undo().get() instanceof Undo.Irreversible))
                .toList();
        return revertible.isEmpty() ? List.of() : List.of(complain(fromThere.getFirst(), revertible));
    }

    private Diagnostic complain(Step noReturn, List<Step> revertible) {
        int count = revertible.size();
        var last = revertible.getLast();
        return page().at(
                        noReturn.undo().orElseThrow().span(),
                        "`%s` is the point of no return, and %s after it can be taken back"
                                .formatted(noReturn.title().text().shown(), count == 1 ? "a step" : count + " steps"))
                .relatedTo(last.title().span(), count == 1 ? "this one" : "the last of them")
                .withHelp(
                        "Move it behind `%s` if nothing in between needs it: until then a rollback brings everything back."
                                .formatted(last.title().text().shown()));
    }
}
