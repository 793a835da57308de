package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Written;
import deployspec.model.Measure;
import deployspec.model.MeasureSource;
import deployspec.model.Threshold;
import deployspec.value.Dimension;
import deployspec.value.Read;
import deployspec.value.Unit;
import java.util.List;
import java.util.stream.Stream;

/** A measure of something with a unit says its unit, because 0.4 may be seconds, milliseconds or percent. */
public final class UnitsAreGiven implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "missing-unit",
                Severity.ERROR,
                "Levels have a unit, and the measure does not say in which unit its bare number is.",
                "A guess would be wrong by a factor of a hundred or a thousand, and the gate would open.",
                "Write the measure's `unit`, such as `unit: ratio`, `unit: \"%\"` or `unit: s`.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        return Written.thresholds(spec)
                .filter(t -> t.measure().map(UnitsAreGiven::lacksUnit).orElse(false))
                .flatMap(t -> written(t)
                        .filter(unit -> unit.dimension() != Dimension.COUNT)
                        .limit(1)
                        .map(unit -> complain(t, unit)))
                .toList();
    }

    private Diagnostic complain(Threshold threshold, Unit unit) {
        return page().at(
                        threshold.measure().orElseThrow().span(),
                        "the levels of `%s` are in `%s`, and its measure names no unit"
                                .formatted(threshold.id().value(), unit.symbol()))
                .withHelp(page().remedy());
    }

    /** A percentile is a time by nature, and another threshold's measure has its own unit. */
    private static boolean lacksUnit(Measure measure) {
        return measure.unit().isEmpty()
                && !(measure.read().value() instanceof Read.Percentile)
                && !(measure.source() instanceof MeasureSource.Same);
    }

    private static Stream<Unit> written(Threshold threshold) {
        return threshold.levels().stream().flatMap(l -> l.value().bound().units());
    }
}
