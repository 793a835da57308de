package deployspec.execute.event;

import deployspec.value.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a measure found, and when.
 *
 * @param text as it was found
 * @param number in the unit; empty where it is a word
 * @param unit in which the number stands
 */
public record Reading(String text, Optional<BigDecimal> number, Unit unit, Instant at) {
    /** In the dimension's base unit. */
    public Optional<BigDecimal> inBaseUnit() {
        return number.map(n -> n.multiply(unit.factor()));
    }
}
