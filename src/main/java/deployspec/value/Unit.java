package deployspec.value;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** A unit of measure. A value in the base unit (seconds, ratio 1, bytes, 1/s, count) is the number times {@link #factor}. */
public enum Unit {
    MICROSECOND("us", Dimension.TIME, "0.000001"),
    MILLISECOND("ms", Dimension.TIME, "0.001"),
    SECOND("s", Dimension.TIME, "1"),
    MINUTE("m", Dimension.TIME, "60"),
    HOUR("h", Dimension.TIME, "3600"),
    DAY("d", Dimension.TIME, "86400"),
    PERCENT("%", Dimension.RATIO, "0.01"),
    RATIO("ratio", Dimension.RATIO, "1"),
    BYTE("B", Dimension.SIZE, "1"),
    KILOBYTE("kB", Dimension.SIZE, "1000"),
    MEGABYTE("MB", Dimension.SIZE, "1000000"),
    GIGABYTE("GB", Dimension.SIZE, "1000000000"),
    TERABYTE("TB", Dimension.SIZE, "1000000000000"),
    KIBIBYTE("KiB", Dimension.SIZE, "1024"),
    MEBIBYTE("MiB", Dimension.SIZE, "1048576"),
    GIBIBYTE("GiB", Dimension.SIZE, "1073741824"),
    TEBIBYTE("TiB", Dimension.SIZE, "1099511627776"),
    PER_SECOND("/s", Dimension.RATE, "1"),
    PER_MINUTE("/min", Dimension.RATE, "0.0166666666666666666667"),
    PER_HOUR("/h", Dimension.RATE, "0.000277777777777777777778"),
    ONE("", Dimension.COUNT, "1");

    private final String symbol;
    private final Dimension dimension;
    private final BigDecimal factor;

    Unit(String symbol, Dimension dimension, String factor) {
        this.symbol = symbol;
        this.dimension = dimension;
        this.factor = new BigDecimal(factor);
    }

    public static Optional<Unit> of(String symbol) {
        return Arrays.stream(values())
                .filter(unit -> unit.symbol.equals(symbol))
                .findFirst();
    }

    /** Reads a unit that stands by itself, as in {@code unit: ms}; a bare count is {@code count}. */
    public static Unit parse(String written) {
        return of(written.equals("count") ? "" : written)
                .filter(unit -> !written.isEmpty())
                .orElseThrow(() -> unknown(written, 0));
    }

    static Malformed unknown(String written, int from) {
        return new Malformed(
                "unknown-unit",
                from,
                from + written.length(),
                "`" + written + "` is not a unit",
                UnitNames.advice(written));
    }

    /** As written behind a number; "" for a bare count. */
    public String symbol() {
        return symbol;
    }

    public Dimension dimension() {
        return dimension;
    }

    public BigDecimal factor() {
        return factor;
    }
}
