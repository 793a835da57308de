package deployspec.value;

import java.math.BigDecimal;

/** What a reading is compared with. */
public sealed interface Quantity {
    /** A finite number with its unit, as written. */
    record Amount(BigDecimal number, Unit unit) implements Quantity {
        /** The value in the dimension's base unit. */
        public BigDecimal inBaseUnit() {
            return number.multiply(unit.factor());
        }
    }

    /** The value of a typed input, such as {@code ${BUDGET}}. */
    record FromInput(String name) implements Quantity {}

    /** What the threshold's baseline was in this run, moved by an offset. */
    record Baseline(Offset offset) implements Quantity {}

    /** How far from the baseline. */
    sealed interface Offset {}

    /** The baseline itself. */
    record Exactly() implements Offset {}

    /** {@code baseline + 10%}: 1.1 times the baseline; the number may be negative. */
    record Percent(BigDecimal percent) implements Offset {}

    /** {@code baseline + 10pp}: ten percentage points more; only for ratios. The number may be negative. */
    record Points(BigDecimal points) implements Offset {}

    /** {@code baseline ± 10%}: a range around the baseline; only with {@code =} and {@code !=}. */
    record Around(BigDecimal percent) implements Offset {}

    /** The form in which a spec writes it; {@link Quantities#parse} reads it back. */
    default String written() {
        return switch (this) {
            case Amount amount ->
                amount.number().toPlainString() + amount.unit().symbol();
            case FromInput input -> "${" + input.name() + "}";
            case Baseline baseline ->
                "baseline"
                        + switch (baseline.offset()) {
                            case Exactly() -> "";
                            case Percent percent -> signed(percent.percent()) + "%";
                            case Points points -> signed(points.points()) + "pp";
                            case Around around -> " ± " + around.percent().toPlainString() + "%";
                        };
        };
    }

    private static String signed(BigDecimal number) {
        return (number.signum() < 0 ? " - " : " + ") + number.abs().toPlainString();
    }
}
