package deployspec.value;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a reading must satisfy to reach a level. */
public sealed interface Bound {
    /** Everything that a reading is compared with in it. */
    default Stream<Quantity> quantities() {
        return switch (this) {
            case Compare compare -> Stream.of(compare.quantity());
            case Range range -> Stream.of(range.low(), range.high());
            case All all -> all.bounds().stream().flatMap(Bound::quantities);
            case Any any -> any.bounds().stream().flatMap(Bound::quantities);
            case Is is -> Stream.empty();
            case Matches matches -> Stream.empty();
        };
    }

    /** The units written in it. */
    default Stream<Unit> units() {
        return quantities()
                .flatMap(q -> q instanceof Quantity.Amount amount ? Stream.of(amount.unit()) : Stream.empty());
    }

    /** {@code < 500ms}. */
    record Compare(Comparison comparison, Quantity quantity) implements Bound {}

    /** {@code 5..10}, both ends included. */
    record Range(Quantity low, Quantity high) implements Bound {}

    /** All of them hold. */
    record All(List<Bound> bounds) implements Bound {
        public All {
            bounds = List.copyOf(bounds);
        }
    }

    /** At least one holds. */
    record Any(List<Bound> bounds) implements Bound {
        public Any {
            bounds = List.copyOf(bounds);
        }
    }

    /** The reading, as text, is exactly this. */
    record Is(Text text) implements Bound {}

    /** The reading, as text, matches. */
    record Matches(Ere pattern) implements Bound {}

    /** The form in which a spec writes it; {@link Bounds#parse} reads comparisons and ranges back. */
    default String written() {
        return switch (this) {
            case Compare compare ->
                compare.comparison().symbol() + " " + compare.quantity().written();
            case Range range -> range.low().written() + ".." + range.high().written();
            case All all -> all.bounds().stream().map(Bound::written).collect(Collectors.joining(" and "));
            case Any any -> any.bounds().stream().map(Bound::written).collect(Collectors.joining(" or "));
            case Is is -> "is " + is.text().written();
            case Matches matches -> "matches " + matches.pattern().pattern();
        };
    }
}
