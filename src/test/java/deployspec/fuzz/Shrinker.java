package deployspec.fuzz;

import java.util.Arrays;
import java.util.function.Predicate;

/** Makes an input that fails as small as it can without its failing any less. */
final class Shrinker {
    private Shrinker() {}

    private static final int MOST_TRIES = 2_000;

    /** Takes away halves, quarters, and so on down to single bytes, for as long as that leaves a failure. */
    static byte[] shrink(byte[] input, Predicate<byte[]> fails) {
        byte[] least = input;
        int tries = 0;
        for (int size = Math.max(1, input.length / 2); size > 0; size = size / 2) {
            for (int from = 0; from < least.length && tries < MOST_TRIES; tries++) {
                byte[] less = without(least, from, Math.min(least.length, from + size));
                if (fails.test(less)) {
                    least = less;
                } else {
                    from += size;
                }
            }
        }
        return least;
    }

    private static byte[] without(byte[] bytes, int from, int to) {
        byte[] rest = Arrays.copyOf(bytes, bytes.length - (to - from));
        System.arraycopy(bytes, to, rest, from, bytes.length - to);
        return rest;
    }
}
