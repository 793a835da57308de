package deployspec.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which members stand elsewhere: in another container, or out of the longest order that both plans keep. */
final class Moves {
    private Moves() {}

    static Set<String> between(Containers before, Containers after) {
        var moved = new HashSet<String>();
        after.members().forEach((container, members) -> {
            var was = new HashMap<String, Integer>();
            before.members().getOrDefault(container, List.of()).forEach(m -> was.put(m, was.size()));
            var kept = members.stream().filter(was::containsKey).toList();
            var inOrder = longestAscending(kept.stream().map(was::get).toList());
            for (int i = 0; i < kept.size(); i++) {
                if (!inOrder.contains(i)) {
                    moved.add(kept.get(i));
                }
            }
            members.stream()
                    .filter(m -> !was.containsKey(m) && before.of().containsKey(m))
                    .forEach(moved::add);
        });
        return moved;
    }

    /** The indices of a longest ascending selection; all others have to move to restore the order. */
    private static Set<Integer> longestAscending(List<Integer> values) {
        var tails = new ArrayList<Integer>();
        int[] previous = new int[values.size()];
        for (int i = 0; i < values.size(); i++) {
            int at = lowerBound(tails, values, values.get(i));
            previous[i] = at > 0 ? tails.get(at - 1) : -1;
            if (at == tails.size()) {
                tails.add(i);
            } else {
                tails.set(at, i);
            }
        }
        var chosen = new HashSet<Integer>();
        for (int i = tails.isEmpty() ? -1 : tails.getLast(); i >= 0; i = previous[i]) {
            chosen.add(i);
        }
        return chosen;
    }

    private static int lowerBound(List<Integer> tails, List<Integer> values, int value) {
        int low = 0;
        int high = tails.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (values.get(tails.get(middle)) < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
