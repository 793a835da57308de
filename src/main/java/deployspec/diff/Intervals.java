package deployspec.diff;

import deployspec.value.Bound;
import deployspec.value.Comparison;
import deployspec.value.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The readings that a bound lets through, as disjoint stretches of one axis in ascending order. */
record Intervals(List<Interval> stretches) {
    /** Units such as {@code /min} have no exact factor; what differs by less than this is the same. */
    private static final MathContext PRECISION = new MathContext(15);

    private static final Intervals ALL = new Intervals(List.of(new Interval(Optional.empty(), Optional.empty())));

    /** An end of a stretch, and whether it belongs to it. */
    record End(BigDecimal at, boolean included) {}

    /** Without an end, it goes on for ever. */
    record Interval(Optional<End> low, Optional<End> high) {}

    Intervals {
        stretches = List.copyOf(stretches);
    }

    /** @param place where on the axis a quantity stands */
    static Intervals of(Bound bound, Function<Quantity, BigDecimal> place) {
        return switch (bound) {
            case Bound.Compare compare -> of(compare, place);
            case Bound.Range range ->
                between(
                        new End(rounded(place.apply(range.low())), true),
                        new End(rounded(place.apply(range.high())), true));
            case Bound.All all -> all.bounds().stream().map(b -> of(b, place)).reduce(ALL, Intervals::intersect);
            case Bound.Any any -> union(any.bounds().stream().flatMap(b -> of(b, place).stretches().stream()));
            case Bound.Is is -> throw new IllegalArgumentException("a word has no place on an axis: " + is);
            case Bound.Matches matches -> throw new IllegalArgumentException("a pattern has no place: " + matches);
        };
    }

    private static Intervals of(Bound.Compare compare, Function<Quantity, BigDecimal> place) {
        var from = rounded(place.apply(compare.quantity()));
        var to = from;
        if (compare.quantity() instanceof Quantity.Baseline baseline
                && baseline.offset() instanceof Quantity.Around around) {
            from = rounded(around.percent().negate());
            to = rounded(around.percent());
        }
        return switch (compare.comparison()) {
            case LESS, AT_MOST -> below(new End(from, compare.comparison() == Comparison.AT_MOST));
            case MORE, AT_LEAST -> above(new End(from, compare.comparison() == Comparison.AT_LEAST));
            case EQUAL -> between(new End(from, true), new End(to, true));
            case NOT_EQUAL ->
                new Intervals(Stream.concat(
                                below(new End(from, false)).stretches().stream(),
                                above(new End(to, false)).stretches().stream())
                        .toList());
        };
    }

    boolean contains(Intervals other) {
        return other.stretches.stream().allMatch(o -> stretches.stream().anyMatch(s -> contains(s, o)));
    }

    private static boolean contains(Interval outer, Interval inner) {
        return compareLow(outer.low(), inner.low()) <= 0 && compareHigh(outer.high(), inner.high()) >= 0;
    }

    private Intervals intersect(Intervals other) {
        var common = new ArrayList<Interval>();
        for (var a : stretches) {
            for (var b : other.stretches) {
                var low = compareLow(a.low(), b.low()) >= 0 ? a.low() : b.low();
                var high = compareHigh(a.high(), b.high()) <= 0 ? a.high() : b.high();
                if (isOrdered(low, high)) {
                    common.add(new Interval(low, high));
                }
            }
        }
        return union(common.stream());
    }

    private static boolean isOrdered(Optional<End> low, Optional<End> high) {
        if (low.isEmpty() || high.isEmpty()) {
            return true;
        }
        int sign = low.get().at().compareTo(high.get().at());
        return sign < 0 || (sign == 0 && low.get().included() && high.get().included());
    }

    private static Intervals union(Stream<Interval> parts) {
        var joined = new ArrayList<Interval>();
        for (var next : parts.sorted((a, b) -> compareLow(a.low(), b.low())).toList()) {
            if (!joined.isEmpty() && touches(joined.getLast(), next)) {
                var last = joined.removeLast();
                var high = compareHigh(last.high(), next.high()) >= 0 ? last.high() : next.high();
                joined.add(new Interval(last.low(), high));
            } else {
                joined.add(next);
            }
        }
        return new Intervals(joined);
    }

    private static boolean touches(Interval left, Interval right) {
        if (left.high().isEmpty() || right.low().isEmpty()) {
            return true;
        }
        int sign = right.low().get().at().compareTo(left.high().get().at());
        return sign < 0
                || (sign == 0
                        && (right.low().get().included() || left.high().get().included()));
    }

    /** Which begins first. */
    private static int compareLow(Optional<End> a, Optional<End> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Boolean.compare(a.isPresent(), b.isPresent());
        }
        return Comparator.comparing(End::at).thenComparing(e -> !e.included()).compare(a.get(), b.get());
    }

    /** Which ends first. */
    private static int compareHigh(Optional<End> a, Optional<End> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Boolean.compare(a.isEmpty(), b.isEmpty());
        }
        return Comparator.comparing(End::at).thenComparing(End::included).compare(a.get(), b.get());
    }

    private static Intervals below(End high) {
        return new Intervals(List.of(new Interval(Optional.empty(), Optional.of(high))));
    }

    private static Intervals above(End low) {
        return new Intervals(List.of(new Interval(Optional.of(low), Optional.empty())));
    }

    private static Intervals between(End low, End high) {
        return new Intervals(List.of(new Interval(Optional.of(low), Optional.of(high))));
    }

    private static BigDecimal rounded(BigDecimal number) {
        return number.round(PRECISION);
    }
}
