package deployspec.value;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Bounds as a spec writes them: {@code < 500ms}, {@code ≥ 95%}, {@code 5..10}, and {@code > 5% for 2m}. */
public final class Bounds {
    private static final String CODE = "bad-bound";
    private static final Pattern SYMBOL = Pattern.compile("[<>=!≤≥≠]+");
    private static final Pattern LASTING = Pattern.compile("(.*?) +for +(.*)");
    private static final Map<String, Comparison> COMPARISONS = Map.of(
            "<", Comparison.LESS,
            "<=", Comparison.AT_MOST,
            "≤", Comparison.AT_MOST,
            ">", Comparison.MORE,
            ">=", Comparison.AT_LEAST,
            "≥", Comparison.AT_LEAST,
            "=", Comparison.EQUAL,
            "!=", Comparison.NOT_EQUAL,
            "≠", Comparison.NOT_EQUAL);

    private Bounds() {}

    /** A bound, and for how long it must have held. */
    public record Lasting(Bound bound, Optional<Duration> duration) {}

    public static Lasting parseLasting(String text) {
        var lasting = LASTING.matcher(text);
        if (!lasting.matches()) {
            return new Lasting(parse(text), Optional.empty());
        }
        var bound = parse(lasting.group(1));
        try {
            return new Lasting(bound, Optional.of(Durations.parse(lasting.group(2))));
        } catch (Malformed e) {
            throw e.movedBy(lasting.start(2));
        }
    }

    /** Reads a comparison or a range; one that {@link Bound#written} wrote comes back equal. */
    public static Bound parse(String text) {
        var symbol = SYMBOL.matcher(text);
        if (symbol.lookingAt()) {
            int from = afterSpaces(text, symbol.end());
            return compare(symbol.group(), quantity(text, from, text.length()), text);
        }
        int dots = text.indexOf("..");
        if (dots >= 0) {
            return range(text, dots);
        }
        throw notABound(text);
    }

    private static Bound compare(String symbol, Quantity quantity, String text) {
        var comparison = COMPARISONS.get(symbol);
        if (comparison == null) {
            throw new Malformed(
                    CODE,
                    0,
                    symbol.length(),
                    "`" + symbol + "` is no comparison",
                    switch (symbol) {
                        case "==" -> "Write `=`.";
                        case "=<" -> "Write `<=`.";
                        case "=>" -> "Write `>=`.";
                        case "<>" -> "Write `!=`.";
                        default -> "The comparisons are `<`, `<=`, `>`, `>=`, `=` and `!=`.";
                    });
        }
        if (isAround(quantity) && comparison != Comparison.EQUAL && comparison != Comparison.NOT_EQUAL) {
            throw new Malformed(
                    CODE,
                    0,
                    text.length(),
                    "`" + comparison.symbol() + "` can't be asked of a range around the baseline",
                    "Write `= " + quantity.written() + "`, or compare with one end: `" + comparison.symbol()
                            + " baseline + 10%`.");
        }
        return new Bound.Compare(comparison, quantity);
    }

    private static Bound range(String text, int dots) {
        var high = quantity(text, dots + 2, text.length());
        var low = withUnitOf(high, quantity(text, 0, dots));
        if (low instanceof Quantity.Amount from
                && high instanceof Quantity.Amount to
                && from.unit().dimension() == to.unit().dimension()
                && from.inBaseUnit().compareTo(to.inBaseUnit()) > 0) {
            throw new Malformed(
                    CODE,
                    0,
                    text.length(),
                    "`" + text + "` ends below its beginning",
                    "Did you mean `" + new Bound.Range(high, low).written() + "`?");
        }
        if (isAround(low) || isAround(high)) {
            throw new Malformed(
                    CODE, 0, text.length(), "a range can't end in a range", "Write `= baseline ± 10%` by itself.");
        }
        return new Bound.Range(low, high);
    }

    /** In {@code 5..10%} both ends are percentages. */
    private static Quantity withUnitOf(Quantity high, Quantity low) {
        return low instanceof Quantity.Amount bare && bare.unit() == Unit.ONE && high instanceof Quantity.Amount amount
                ? new Quantity.Amount(bare.number(), amount.unit())
                : low;
    }

    private static boolean isAround(Quantity quantity) {
        return quantity instanceof Quantity.Baseline baseline && baseline.offset() instanceof Quantity.Around;
    }

    private static Quantity quantity(String text, int from, int to) {
        int begin = Math.min(afterSpaces(text, from), to);
        try {
            return Quantities.parse(text.substring(begin, to).stripTrailing());
        } catch (Malformed e) {
            throw e.movedBy(begin);
        }
    }

    private static int afterSpaces(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static Malformed notABound(String text) {
        Quantity quantity;
        try {
            quantity = Quantities.parse(text);
        } catch (Malformed e) {
            return new Malformed(
                    CODE,
                    0,
                    text.length(),
                    text.isEmpty() ? "a bound is missing" : "`" + text + "` is not a bound",
                    "Write a comparison (`< 500ms`, `>= 95%`, `= baseline`) or a range (`5..10`); for a word write `{is: "
                            + (text.isEmpty() ? "ready" : text) + "}`.");
        }
        return new Malformed(
                CODE,
                0,
                text.length(),
                "`" + text + "` doesn't say how a reading is compared with it",
                "Write for example `< " + quantity.written() + "` or `>= " + quantity.written() + "`.");
    }
}
