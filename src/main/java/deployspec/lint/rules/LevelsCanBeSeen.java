package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.PossibleReadings;
import deployspec.lint.uses.Written;
import deployspec.model.Located;
import deployspec.model.Threshold;
import deployspec.value.Bound;
import deployspec.value.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every level can be the one that decides, because a warning behind which the alarm always rings at once warns nobody. Where
 * two simple comparisons stand in the wrong order, another rule says so.
 */
public final class LevelsCanBeSeen implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "level-never-seen",
                Severity.WARNING,
                "Whatever reaches a level has reached another one that decides in its place.",
                "What was to happen at that level never happens.",
                "Move one of the two bounds, or give the one that decides the longer `for`; or remove the other.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        return Written.thresholds(subject.spec())
                .flatMap(t -> check(t).stream())
                .toList();
    }

    private List<Diagnostic> check(Threshold threshold) {
        var readings = PossibleReadings.of(threshold, Optional.empty());
        var found = new ArrayList<Diagnostic>();
        for (int i = 0; i < threshold.levels().size(); i++) {
            for (int j = i + 1; j < threshold.levels().size(); j++) {
                var better = threshold.levels().get(i);
                var worse = threshold.levels().get(j);
                if (isGood(better) == isGood(worse)) {
                    var hidden = isGood(better) ? worse : better;
                    var decides = isGood(better) ? better : worse;
                    if (hides(decides.value(), hidden.value(), readings)) {
                        found.add(complain(hidden, decides));
                    }
                }
            }
        }
        return found;
    }

    private Diagnostic complain(Located<Level> hidden, Located<Level> decides) {
        return page().at(
                        hidden.span(),
                        "`%s` is never seen: what reaches it has reached `%s`"
                                .formatted(
                                        hidden.value().kind().word(),
                                        decides.value().kind().word()))
                .relatedTo(
                        decides.span(),
                        "`%s` decides".formatted(decides.value().kind().word()))
                .withHelp(page().remedy());
    }

    private static boolean hides(Level decides, Level hidden, Optional<PossibleReadings> readings) {
        boolean sooner = lasting(decides).compareTo(lasting(hidden)) <= 0;
        boolean same = decides.bound().equals(hidden.bound());
        boolean simple = decides.bound() instanceof Bound.Compare && hidden.bound() instanceof Bound.Compare;
        return sooner
                && (same
                        || readings.filter(r -> r.implies(hidden.bound(), decides.bound())
                                        && (!simple || r.implies(decides.bound(), hidden.bound())))
                                .isPresent());
    }

    private static Duration lasting(Level level) {
        return level.lasting().orElse(Duration.ZERO);
    }

    private static boolean isGood(Located<Level> level) {
        return level.value().kind().compareTo(Level.Kind.WARNING) < 0;
    }
}
