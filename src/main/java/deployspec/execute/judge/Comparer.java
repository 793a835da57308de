package deployspec.execute.judge;

import deployspec.execute.event.Reading;
import deployspec.value.Bound;
import deployspec.value.Comparison;
import deployspec.value.Dimension;
import deployspec.value.Durations;
import deployspec.value.Malformed;
import deployspec.value.Quantities;
import deployspec.value.Quantity;
import deployspec.value.Unit;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/**
 * Compares a reading with a bound, in base units, exactly.
 *
 * @param valueOf what names stand for; empty where that is not known
 * @param baseline what the same thing was before
 */
public record Comparer(Function<String, Optional<String>> valueOf, Optional<Reading> baseline) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Truth holds(Bound bound, Reading reading) {
        return switch (bound) {
            case Bound.Compare compare -> compare(compare, reading);
            case Bound.Range range ->
                against(Comparison.AT_LEAST, range.low(), reading)
                        .and(against(Comparison.AT_MOST, range.high(), reading));
            case Bound.All all ->
                all.bounds().stream().map(b -> holds(b, reading)).reduce(Truth.YES, Truth::and);
            case Bound.Any any ->
                any.bounds().stream().map(b -> holds(b, reading)).reduce(Truth.NO, Truth::or);
            case Bound.Is is -> {
                var known = is.text().names().stream()
                        .allMatch(n -> valueOf.apply(n).isPresent());
                yield known
                        ? Truth.of(reading.text()
                                .strip()
                                .equals(is.text().with(n -> valueOf.apply(n).orElseThrow())))
                        : Truth.UNDECIDED;
            }
            case Bound.Matches matches -> Truth.of(matches.pattern().isIn(reading.text()));
        };
    }

    private Truth compare(Bound.Compare compare, Reading reading) {
        if (compare.quantity() instanceof Quantity.Baseline b && b.offset() instanceof Quantity.Around around) {
            var within = number(reading)
                    .flatMap(n -> baseNumber()
                            .map(base -> n.subtract(base)
                                            .abs()
                                            .compareTo(base.abs()
                                                    .multiply(around.percent())
                                                    .divide(HUNDRED))
                                    <= 0));
            return within.map(w -> Truth.of(w == (compare.comparison() == Comparison.EQUAL)))
                    .orElse(Truth.UNDECIDED);
        }
        return against(compare.comparison(), compare.quantity(), reading);
    }

    private Truth against(Comparison comparison, Quantity quantity, Reading reading) {
        return number(reading)
                .flatMap(n -> inBaseUnit(quantity, reading.unit()).map(q -> Truth.of(comparison.holds(n.compareTo(q)))))
                .orElse(Truth.UNDECIDED);
    }

    private Optional<BigDecimal> number(Reading reading) {
        return reading.inBaseUnit();
    }

    private Optional<BigDecimal> baseNumber() {
        return baseline.flatMap(Reading::inBaseUnit);
    }

    /**
     * What a reading is compared with; empty where that is not known.
     *
     * @param unit of an input that is a bare number
     */
    public Optional<BigDecimal> inBaseUnit(Quantity quantity, Unit unit) {
        return switch (quantity) {
            case Quantity.Amount amount -> Optional.of(amount.inBaseUnit());
            case Quantity.FromInput input -> valueOf.apply(input.name()).flatMap(v -> typed(v, unit));
            case Quantity.Baseline base ->
                baseNumber().map(b -> switch (base.offset()) {
                    case Quantity.Exactly() -> b;
                    case Quantity.Percent p -> b.add(b.multiply(p.percent()).divide(HUNDRED));
                    case Quantity.Points p -> b.add(p.points().divide(HUNDRED));
                    case Quantity.Around a -> b;
                });
        };
    }

    /** The value of a typed input; a bare number has the reading's unit. */
    private static Optional<BigDecimal> typed(String value, Unit unit) {
        try {
            if (unit.dimension() == Dimension.TIME && !value.matches("-?[0-9.]+")) {
                var duration = Durations.parse(value);
                return Optional.of(
                        BigDecimal.valueOf(duration.toSeconds()).add(BigDecimal.valueOf(duration.toNanosPart(), 9)));
            }
            if (!(Quantities.parse(value) instanceof Quantity.Amount amount)) {
                return Optional.empty();
            }
            if (amount.unit() == Unit.ONE) {
                return Optional.of(amount.number().multiply(unit.factor()));
            }
            return amount.unit().dimension() == unit.dimension() ? Optional.of(amount.inBaseUnit()) : Optional.empty();
        } catch (Malformed e) {
            return Optional.empty();
        }
    }
}
