package deployspec.model;

import deployspec.diagnostic.Span;
import deployspec.value.Read;
import deployspec.value.Unit;
import java.util.List;
import java.util.Optional;

/**
 * How one reading is taken.
 *
 * @param unit the unit of a bare number
 */
public record Measure(
        MeasureSource source,
        Located<Read> read,
        Optional<Located<Unit>> unit,
        List<Located<String>> needs,
        Span span) {
    public Measure {
        needs = List.copyOf(needs);
    }
}
