package deployspec.prose;

import deployspec.plan.Measure;
import deployspec.plan.PlannedThreshold;
import deployspec.value.Bound;
import deployspec.value.Comparison;
import deployspec.value.Level;
import deployspec.value.Quantity;
import deployspec.value.Quantity.Baseline;
import deployspec.value.Read;
import java.math.BigDecimal;
import java.util.List;

/** Bounds and levels: {@code <500ms}, {@code ≥95%}, {@code >5% sustained for 2 minutes}. */
public final class Levels {
    private Levels() {}

    public static Prose level(Level level, Wording wording) {
        return bound(level.bound(), wording)
                .then(level.lasting()
                        .map(d -> " sustained for " + Times.duration(d))
                        .orElse(""));
    }

    public static Prose bound(Bound bound, Wording wording) {
        return switch (bound) {
            case Bound.Compare compare -> Prose.of(comparison(compare, wording));
            case Bound.Range range ->
                Prose.of(quantity(range.low(), wording) + " to " + quantity(range.high(), wording));
            case Bound.All all -> joined(all.bounds(), " and ", wording);
            case Bound.Any any -> joined(any.bounds(), " or ", wording);
            case Bound.Is is -> Prose.of("“" + wording.literal(is.text()) + "”");
            case Bound.Matches matches ->
                Prose.of("matches ").thenCode(matches.pattern().pattern());
        };
    }

    /** What is remarked behind a bound: the percentile that is read, unless the title says so itself. */
    public static String remark(PlannedThreshold threshold, String title) {
        return threshold.measure() instanceof Measure.Probe probe
                        && probe.read() instanceof Read.Percentile percentile
                        && !title.contains("p" + percentile.percent())
                ? " (p" + percentile.percent() + ")"
                : "";
    }

    private static Prose joined(List<Bound> bounds, String conjunction, Wording wording) {
        return Prose.joined(
                conjunction,
                bounds.stream()
                        .map(b -> b instanceof Bound.All || b instanceof Bound.Any
                                ? Prose.of("(").then(bound(b, wording)).then(")")
                                : bound(b, wording)));
    }

    private static String comparison(Bound.Compare compare, Wording wording) {
        var sign = sign(compare.comparison());
        boolean apart = compare.quantity() instanceof Baseline && !sign.isEmpty();
        return sign + (apart ? " " : "") + quantity(compare.quantity(), wording);
    }

    /** Nothing for equality: {@code Rows: baseline} says it. */
    private static String sign(Comparison comparison) {
        return switch (comparison) {
            case LESS -> "<";
            case AT_MOST -> "≤";
            case MORE -> ">";
            case AT_LEAST -> "≥";
            case EQUAL -> "";
            case NOT_EQUAL -> "≠";
        };
    }

    private static String quantity(Quantity quantity, Wording wording) {
        return switch (quantity) {
            case Quantity.Amount amount -> amount.number().toPlainString() + unit(amount);
            case Quantity.FromInput input -> wording.value(input.name());
            case Baseline baseline -> "baseline" + offset(baseline.offset());
        };
    }

    private static String unit(Quantity.Amount amount) {
        var symbol = amount.unit().symbol();
        return symbol.equals("ratio") ? " (ratio)" : symbol;
    }

    private static String offset(Quantity.Offset offset) {
        return switch (offset) {
            case Quantity.Exactly exactly -> "";
            case Quantity.Percent percent -> signed(percent.percent()) + "%";
            case Quantity.Points points -> signed(points.points()) + " percentage points";
            case Quantity.Around around -> " ± " + around.percent().toPlainString() + "%";
        };
    }

    private static String signed(BigDecimal number) {
        return (number.signum() < 0 ? " − " : " + ") + number.abs().toPlainString();
    }
}
