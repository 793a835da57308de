package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Conditions;
import deployspec.lint.uses.Implications;
import deployspec.lint.uses.Placed;
import deployspec.model.Block;
import deployspec.model.Condition;
import java.util.ArrayList;
import java.util.List;

/** A condition can hold where that of its surroundings does, because what contradicts itself never happens. */
public final class WhensAgree implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "contradicting-when",
                Severity.WARNING,
                "Two conditions that must both hold exclude each other.",
                "What stands behind them is never carried out, and reads as if it were.",
                "Change one of the two, or move the step out of the block.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        var found = new ArrayList<Diagnostic>();
        Conditions.all(spec).forEach(c -> {
            if (c instanceof Condition.All all) {
                pairs(all.conditions(), found);
            }
        });
        for (var placed : Placed.all(spec)) {
            var whens =
                    new ArrayList<>(placed.blocks().stream().map(Block::when).toList());
            placed.parent().ifPresent(parent -> whens.add(parent.when()));
            whens.add(placed.step().when());
            pairs(whens.stream().flatMap(w -> w.stream()).toList(), found);
        }
        return found.stream().distinct().toList();
    }

    private void pairs(List<Condition> conditions, List<Diagnostic> found) {
        for (int i = 0; i < conditions.size(); i++) {
            for (int j = i + 1; j < conditions.size(); j++) {
                var outer = conditions.get(i);
                Implications.clash(outer, conditions.get(j))
                        .map(inner -> complain(outer, inner))
                        .ifPresent(found::add);
            }
        }
    }

    private Diagnostic complain(Condition outer, Condition inner) {
        return page().at(inner.span(), "this can't hold where the other condition does")
                .relatedTo(outer.span(), "this must hold, too")
                .withHelp("What stands behind both is never carried out. Change one of the two conditions.");
    }
}
