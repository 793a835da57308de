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
        var beforeLast = new int[b.length() + 1];
        var last = new int[b.length() + 1];
        var row = new int[b.length() + 1];
        Arrays.setAll(last, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            // A swap reaches back two rows, but never makes up for more than the one between.
            if (least > most + 1) {
                return most + 1;
            }
            var free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return Math.min(last[b.length()], most + 1);
    }
}
