package deployspec.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Two lists of things that have keys: what is in both, in the order of the second, and what only one of them has. */
public record Pairs<T>(List<Pair<T>> common, List<T> removed, List<T> added, boolean reordered) {
    public Pairs {
        common = List.copyOf(common);
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }

    /** Where a key stands several times, its first in one list belongs to its first in the other, and so on. */
    public static <T> Pairs<T> by(Function<? super T, ?> key, List<T> before, List<T> after) {
        Map<Object, Deque<T>> left = new LinkedHashMap<>();
        before.forEach(
                b -> left.computeIfAbsent(key.apply(b), k -> new ArrayDeque<>()).add(b));
        var common = new ArrayList<Pair<T>>();
        var added = new ArrayList<T>();
        for (var a : after) {
            var same = left.get(key.apply(a));
            if (same == null || same.isEmpty()) {
                added.add(a);
            } else {
                common.add(new Pair<>(same.removeFirst(), a));
            }
        }
        var removed = left.values().stream().flatMap(Deque::stream).toList();
        return new Pairs<>(common, removed, added, reordered(before, removed, common));
    }

    public static <T> Pairs<T> by(Function<? super T, ?> key, Pair<List<T>> lists) {
        return by(key, lists.before(), lists.after());
    }

    /** By identity, since equal things may stand in a list twice. */
    private static <T> boolean reordered(List<T> before, List<T> removed, List<Pair<T>> common) {
        var kept = before.stream()
                .filter(b -> removed.stream().noneMatch(r -> r == b))
                .toList();
        for (int i = 0; i < kept.size(); i++) {
            if (kept.get(i) != common.get(i).before()) {
                return true;
            }
        }
        return false;
    }
}
