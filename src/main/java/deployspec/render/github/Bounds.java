package deployspec.render.github;

import deployspec.value.Bound;
import deployspec.value.Comparison;
import deployspec.value.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Bounds as shell conditions over {@code $reading}.
 *
 * @param baseline the name of the variable that holds the threshold's baseline
 */
record Bounds(Script script, String baseline) {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    String condition(Bound bound) {
        return switch (bound) {
            case Bound.Compare compare -> compare(compare.comparison(), compare.quantity());
            case Bound.Range range ->
                group(List.of(meets(">=", quantity(range.low())), meets("<=", quantity(range.high()))), " && ");
            case Bound.All all ->
                group(all.bounds().stream().map(this::condition).toList(), " && ");
            case Bound.Any any ->
                group(any.bounds().stream().map(this::condition).toList(), " || ");
            case Bound.Is is -> "is_word " + script.variable(is.text());
            case Bound.Matches matches -> "fits \"$reading\" " + Readings.pattern(matches.pattern());
        };
    }

    private String compare(Comparison comparison, Quantity quantity) {
        if (quantity instanceof Quantity.Baseline base && base.offset() instanceof Quantity.Around around) {
            var share = around.percent().divide(HUNDRED);
            var low = moved(BigDecimal.ONE.subtract(share), BigDecimal.ZERO);
            var high = moved(BigDecimal.ONE.add(share), BigDecimal.ZERO);
            return comparison == Comparison.NOT_EQUAL
                    ? group(List.of(meets("<", low), meets(">", high)), " || ")
                    : group(List.of(meets(">=", low), meets("<=", high)), " && ");
        }
        return meets(comparison.symbol(), quantity(quantity));
    }

    private String quantity(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Amount amount -> "'" + amount.inBaseUnit().toPlainString() + "'";
            case Quantity.FromInput input -> "\"$(quantity " + script.value(input.name()) + ")\"";
            case Quantity.Baseline from ->
                switch (from.offset()) {
                    case Quantity.Exactly() -> moved(BigDecimal.ONE, BigDecimal.ZERO);
                    case Quantity.Percent percent ->
                        moved(BigDecimal.ONE.add(percent.percent().divide(HUNDRED)), BigDecimal.ZERO);
                    case Quantity.Points points ->
                        moved(BigDecimal.ONE, points.points().divide(HUNDRED));
                    case Quantity.Around around -> moved(BigDecimal.ONE, BigDecimal.ZERO);
                };
        };
    }

    private String moved(BigDecimal factor, BigDecimal plus) {
        return "\"$(moved \"${" + baseline + ":-}\" '" + factor.toPlainString() + "' '" + plus.toPlainString() + "')\"";
    }

    private static String meets(String sign, String bound) {
        return "meets '" + sign + "' " + bound;
    }

    private static String group(List<String> parts, String conjunction) {
        return parts.stream().collect(Collectors.joining(conjunction, "{ ", "; }"));
    }
}
