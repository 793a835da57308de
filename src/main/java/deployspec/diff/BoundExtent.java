package deployspec.diff;

import deployspec.value.Bound;
import deployspec.value.Quantity;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares two bounds by value and unit: {@code < 0.1%} to {@code < 1%} is wider, {@code < 1000ms} to {@code < 1s} the same. */
public final class BoundExtent {
    private static final String BASELINE = "baseline";

    private BoundExtent() {}

    public static Extent between(Bound before, Bound after) {
        if (before.equals(after)) {
            return Extent.SAME;
        }
        var words = words(before);
        var newWords = words(after);
        if (words.isPresent() && newWords.isPresent()) {
            return Extent.of(
                    newWords.get().containsAll(words.get()), words.get().containsAll(newWords.get()));
        }
        if (!isNumeric(before) || !isNumeric(after) || axes(before, after).size() > 1) {
            return Extent.OTHER;
        }
        var old = Intervals.of(before, BoundExtent::place);
        var fresh = Intervals.of(after, BoundExtent::place);
        return Extent.of(fresh.contains(old), old.contains(fresh));
    }

    private static Optional<Set<String>> words(Bound bound) {
        return switch (bound) {
            case Bound.Is is -> Optional.of(Set.of(is.text().written()));
            case Bound.Any any -> {
                var each = any.bounds().stream().map(BoundExtent::words).toList();
                yield each.stream().allMatch(Optional::isPresent)
                        ? Optional.of(each.stream()
                                .flatMap(Optional::stream)
                                .flatMap(Set::stream)
                                .collect(Collectors.toSet()))
                        : Optional.empty();
            }
            case Bound.Compare c -> Optional.empty();
            case Bound.Range r -> Optional.empty();
            case Bound.All a -> Optional.empty();
            case Bound.Matches m -> Optional.empty();
        };
    }

    private static boolean isNumeric(Bound bound) {
        return switch (bound) {
            case Bound.Compare c -> true;
            case Bound.Range r -> true;
            case Bound.All all -> all.bounds().stream().allMatch(BoundExtent::isNumeric);
            case Bound.Any any -> any.bounds().stream().allMatch(BoundExtent::isNumeric);
            case Bound.Is is -> false;
            case Bound.Matches m -> false;
        };
    }

    /** What the quantities are counted on; on two axes nobody can tell which is more. */
    private static Set<String> axes(Bound before, Bound after) {
        var axes = Stream.of(before, after)
                .flatMap(Bound::quantities)
                .map(BoundExtent::axis)
                .collect(Collectors.toCollection(HashSet::new));
        boolean onlyPercentOrPoints = axes.stream().anyMatch(a -> a.startsWith(BASELINE + " "));
        if (onlyPercentOrPoints) {
            axes.remove(BASELINE);
        }
        return axes;
    }

    private static String axis(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Amount amount -> amount.unit().dimension().name();
            case Quantity.FromInput input -> "${" + input.name() + "}";
            case Quantity.Baseline baseline ->
                switch (baseline.offset()) {
                    case Quantity.Exactly() -> BASELINE;
                    case Quantity.Percent p -> BASELINE + " %";
                    case Quantity.Around a -> BASELINE + " %";
                    case Quantity.Points p -> BASELINE + " pp";
                };
        };
    }

    /** A baseline is a number above zero, so a larger offset is a larger bound. */
    private static BigDecimal place(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Amount amount -> amount.inBaseUnit();
            case Quantity.FromInput input -> BigDecimal.ZERO;
            case Quantity.Baseline baseline ->
                switch (baseline.offset()) {
                    case Quantity.Exactly() -> BigDecimal.ZERO;
                    case Quantity.Percent percent -> percent.percent();
                    case Quantity.Points points -> points.points();
                    case Quantity.Around around -> BigDecimal.ZERO;
                };
        };
    }

    /** Of two lists of which each item lets something through. */
    public static Extent between(List<?> before, List<?> after) {
        return Extent.of(after.containsAll(before), before.containsAll(after));
    }
}
