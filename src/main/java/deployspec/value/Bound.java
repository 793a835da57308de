package deployspec.value;

import java.util.List;

/** What a reading must satisfy to reach a level. */
public sealed interface Bound {
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
}
