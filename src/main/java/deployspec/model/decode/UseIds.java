package deployspec.model.decode;

import deployspec.diagnostic.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The ids that uses of procedures have by now, and where. */
final class UseIds {
    private final Map<String, Span> taken = new HashMap<>();
    /** By what a use would be called, the number that the last one of that name has. */
    private final Map<String, Integer> counted = new HashMap<>();

    UseIds copy() {
        var copy = new UseIds();
        copy.taken.putAll(taken);
        copy.counted.putAll(counted);
        return copy;
    }

    /** Whose it is already, if it is anybody's. */
    Optional<Span> take(String id, Span place) {
        return Optional.ofNullable(taken.putIfAbsent(id, place));
    }

    /** The plain name, and from the second use on a number behind it. */
    String free(String plain, Span place) {
        int number = counted.getOrDefault(plain, 0) + 1;
        while (take(numbered(plain, number), place).isPresent()) {
            number++;
        }
        counted.put(plain, number);
        return numbered(plain, number);
    }

    private static String numbered(String plain, int number) {
        return number == 1 ? plain : plain + "-" + number;
    }
}
