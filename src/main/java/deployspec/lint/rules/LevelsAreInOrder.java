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
import deployspec.value.Comparison;
import deployspec.value.Level;
import deployspec.value.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Levels get worse in one direction, because a warning beyond critical can never be seen. */
public final class LevelsAreInOrder implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "levels-out-of-order",
                Severity.ERROR,
                "The levels of a threshold do not get worse in one direction.",
                "The worst level reached decides; one that stands on the wrong side of its neighbour fires too early or never.",
                "Order them: target, acceptable, warning, critical, rollback, each further from good than the one before.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        return Written.thresholds(spec).flatMap(t -> check(t).stream()).toList();
    }

    private List<Diagnostic> check(Threshold threshold) {
        var limits = threshold.levels().stream().flatMap(l -> limit(l).stream()).toList();
        var good = limits.stream().map(Limit::smallIsGood).findFirst();
        var found = new ArrayList<Diagnostic>();
        for (int i = 1; i < limits.size(); i++) {
            var better = limits.get(i - 1);
            var worse = limits.get(i);
            if (worse.smallIsGood() != good.orElseThrow()) {
                found.add(complain(worse, better, "points the other way than"));
            } else if (better.sameDimension(worse) && worse.isBetterThan(better)) {
                found.add(complain(worse, better, "is better than"));
            }
        }
        found.addAll(overlaps(threshold));
        return found;
    }

    /** Ranges and several bounds at once have no side; what is good must not be bad as well. */
    private List<Diagnostic> overlaps(Threshold threshold) {
        var readings = PossibleReadings.of(threshold, Optional.empty());
        if (readings.isEmpty() || threshold.levels().stream().allMatch(l -> limit(l).isPresent())) {
            return List.of();
        }
        var found = new ArrayList<Diagnostic>();
        for (var good : threshold.levels()) {
            for (var bad : threshold.levels()) {
                boolean sided = limit(good).isPresent() && limit(bad).isPresent();
                if (isGood(good) && !isGood(bad) && !sided && overlap(good, bad, readings.get())) {
                    found.add(
                            page().at(
                                            bad.span(),
                                            "`%s` overlaps `%s`"
                                                    .formatted(
                                                            bad.value().kind().word(),
                                                            good.value().kind().word()))
                                    .relatedTo(
                                            good.span(),
                                            "`%s` stands here"
                                                    .formatted(
                                                            good.value().kind().word()))
                                    .withHelp(
                                            "Some readings are good and bad at once, and then they are bad. Move one of the bounds."));
                }
            }
        }
        return found;
    }

    /** That both name the same end is no overlap. */
    private static boolean overlap(Located<Level> good, Located<Level> bad, PossibleReadings readings) {
        var ends = Stream.of(good, bad)
                .flatMap(l -> l.value().bound().quantities())
                .flatMap(q -> q instanceof Quantity.Amount amount ? Stream.of(amount.inBaseUnit()) : Stream.empty())
                .toList();
        return readings.numbers().stream()
                .filter(n -> ends.stream().noneMatch(end -> end.compareTo(n) == 0))
                .anyMatch(n -> PossibleReadings.holds(good.value().bound(), n)
                        && PossibleReadings.holds(bad.value().bound(), n));
    }

    private static boolean isGood(Located<Level> level) {
        return level.value().kind() == Level.Kind.TARGET || level.value().kind() == Level.Kind.ACCEPTABLE;
    }

    private Diagnostic complain(Limit worse, Limit better, String how) {
        return page().at(
                        worse.level().span(),
                        "`%s` %s `%s`"
                                .formatted(
                                        worse.kind().word(), how, better.kind().word()))
                .relatedTo(
                        better.level().span(),
                        "`%s` stands here".formatted(better.kind().word()))
                .withHelp(page().remedy());
    }

    /** A level with one fixed limit. Good levels say where good ends, bad ones where bad begins; both are limits of good. */
    private record Limit(Located<Level> level, boolean smallIsGood, Quantity.Amount amount) {
        Level.Kind kind() {
            return level.value().kind();
        }

        boolean sameDimension(Limit other) {
            return amount.unit().dimension() == other.amount.unit().dimension();
        }

        boolean isBetterThan(Limit other) {
            BigDecimal mine = amount.inBaseUnit();
            int sign = mine.compareTo(other.amount.inBaseUnit());
            return smallIsGood ? sign < 0 : sign > 0;
        }
    }

    private static Optional<Limit> limit(Located<Level> level) {
        boolean isGood = isGood(level);
        if (level.value().bound() instanceof Bound.Compare compare
                && compare.quantity() instanceof Quantity.Amount amount) {
            return below(compare.comparison()).map(below -> new Limit(level, below == isGood, amount));
        }
        return Optional.empty();
    }

    /** Whether the comparison holds below its amount; empty where it has no side. */
    private static Optional<Boolean> below(Comparison comparison) {
        return switch (comparison) {
            case LESS, AT_MOST -> Optional.of(true);
            case MORE, AT_LEAST -> Optional.of(false);
            case EQUAL, NOT_EQUAL -> Optional.empty();
        };
    }
}
