package deployspec.diagnostic;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a person probably meant. */
public final class Suggestion {
    private static final int LONGEST = 100;
    private static final int MOST = 1_000;

    private Suggestion() {}

    /** The known name nearest to {@code written}, if it is at most a third of its length away in single-letter edits; case apart. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        // Names are short and few; measuring a long text, or against thousands of names, would only cost time.
        if (written.length() > LONGEST || known.size() > MOST) {
            return Optional.empty();
        }
        String folded = written.toLowerCase(Locale.ROOT);
        int furthest = Math.max(1, written.length() / 3);
        Optional<String> nearest = Optional.empty();
        for (String name : known) {
            int distance =
                    name.equals(written) ? furthest + 1 : distance(folded, name.toLowerCase(Locale.ROOT), furthest);
            boolean ties = distance == furthest && nearest.isPresent();
            if (distance <= furthest && (!ties || name.compareTo(nearest.get()) < 0)) {
                nearest = Optional.of(name);
                furthest = distance;
            }
        }
        return nearest;
    }

    /**
     * Optimal string alignment distance: insert, delete, replace, or swap two neighbours, each counting one. Of names
     * further apart than {@code most} it is only said that they are.
     */
    private static int distance(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        // Whatever lies further off the diagonal than that is further apart, so it is never looked at.
        int far = most + 1;
        var beforeLast = new int[b.length() + 1];
        var last = new int[b.length() + 1];
        var row = new int[b.length() + 1];
        Arrays.setAll(last, j -> Math.min(j, far));
        int leastBefore = 0;
        for (int i = 1; i <= a.length(); i++) {
            int from = Math.max(1, i - most);
            int to = Math.min(b.length(), i + most);
            row[from - 1] = from == 1 ? Math.min(i, far) : far;
            int least = row[from - 1];
            for (int j = from; j <= to; j++) {
                int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (to < b.length()) {
                row[to + 1] = far;
            }
            // A swap reaches back two rows, and nothing reaches further.
            if (least > most && leastBefore > most) {
                return far;
            }
            leastBefore = least;
            var free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return Math.min(last[b.length()], far);
    }
}
