package deployspec.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Finds the name that a person probably meant. */
public final class Suggestion {
    private static final int LONGEST = 100;

    private Suggestion() {}

    /** The known name nearest to {@code written}, if it is at most a third of its length away in single-letter edits; case apart. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        // Names are short; measuring a long text against them would only cost time.
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String folded = written.toLowerCase(Locale.ROOT);
        ToIntFunction<String> away = name -> distance(folded, name.toLowerCase(Locale.ROOT));
        return known.stream()
                .filter(name -> !name.equals(written))
                .filter(name -> away.applyAsInt(name) <= Math.max(1, written.length() / 3))
                .min(Comparator.comparingInt(away).thenComparing(Comparator.naturalOrder()));
    }

    /** Optimal string alignment distance: insert, delete, replace, or swap two neighbours, each counting one. */
    static int distance(String a, String b) {
        var rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            rows[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            rows[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int replace = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                rows[i][j] = Math.min(replace, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
                }
            }
        }
        return rows[a.length()][b.length()];
    }
}
