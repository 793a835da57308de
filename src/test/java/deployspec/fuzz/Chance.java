package deployspec.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** The decisions that make one input: the same for the same seed and number, on every machine. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed, long number) {
        // Neighbouring seeds would give related streams; the generator's own mixing parts them.
        this.random = new SplittableRandom(new SplittableRandom(seed).nextLong() + number * 0x9E3779B97F4A7C15L);
    }

    /** From 0 up to, and without, {@code bound}. */
    int below(int bound) {
        return random.nextInt(Math.max(1, bound));
    }

    /** True once in {@code times}. */
    boolean once(int times) {
        return random.nextInt(times) == 0;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    char of(String choices) {
        return choices.charAt(random.nextInt(choices.length()));
    }
}
