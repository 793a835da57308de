package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Written;
import deployspec.model.Located;
import deployspec.model.Threshold;
import deployspec.value.Level;
import deployspec.value.Read;
import deployspec.value.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All levels of a threshold and its measure count the same kind of thing, because seconds are never more than percent. */
public final class DimensionsAgree implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "dimension-clash",
                Severity.ERROR,
                "A level is written in another kind of unit than its threshold is measured in.",
                "A time cannot be compared with a ratio; whatever the tool answered would be wrong.",
                "Write all levels in units of one dimension, and give the measure a `unit` of it.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        return Written.thresholds(spec).flatMap(t -> check(t).stream()).toList();
    }

    private List<Diagnostic> check(Threshold threshold) {
        var found = new ArrayList<Diagnostic>();
        var known = measured(threshold);
        for (var level : threshold.levels()) {
            for (var unit : level.value().bound().units().toList()) {
                if (known == null) {
                    known = new Located<>(unit, level.span());
                } else if (known.value().dimension() != unit.dimension()) {
                    found.add(complain(level, unit, known));
                }
            }
        }
        return found;
    }

    private Diagnostic complain(Located<Level> level, Unit unit, Located<Unit> known) {
        return page().at(level.span(), "%s cannot be compared with %s".formatted(spoken(unit), spoken(known.value())))
                .relatedTo(known.span(), "%s here".formatted(spoken(known.value())))
                .withHelp(page().remedy());
    }

    /** The unit that the measure says; of a percentile, seconds. */
    private static @Nullable Located<Unit> measured(Threshold threshold) {
        return threshold
                .measure()
                .flatMap(m -> m.unit()
                        .or(() -> m.read().value() instanceof Read.Percentile
                                ? Optional.of(
                                        new Located<>(Unit.SECOND, m.read().span()))
                                : Optional.empty()))
                .orElse(null);
    }

    private static String spoken(Unit unit) {
        var dimension = unit.dimension().name().toLowerCase(Locale.ROOT);
        return unit == Unit.ONE ? "a bare count" : "a %s (`%s`)".formatted(dimension, unit.symbol());
    }
}
