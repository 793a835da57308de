package deployspec.diagnostic;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Suggestions for many names out of the same known ones. A file can hold tens of thousands of wrong names; nobody reads
 * that many suggestions, and looking for them would take minutes, so the later ones get none.
 */
public final class Suggestions {
    private static final int MOST_COMPARISONS = 100_000;

    private final List<String> known;
    private int left = MOST_COMPARISONS;

    public Suggestions(Collection<String> known) {
        this.known = List.copyOf(known);
    }

    /** As {@link Suggestion#nearest}. */
    public Optional<String> nearest(String written) {
        if (left < known.size()) {
            return Optional.empty();
        }
        left -= known.size();
        return Suggestion.nearest(written, known);
    }
}
