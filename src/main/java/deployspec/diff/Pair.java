package deployspec.diff;

import java.util.function.Function;

/** One thing as it was and as it is. */
public record Pair<T>(T before, T after) {
    public <U> Pair<U> map(Function<? super T, ? extends U> part) {
        return new Pair<>(part.apply(before), part.apply(after));
    }

    public boolean differs() {
        return !before.equals(after);
    }

    /** Whether a part of it is another one. */
    public boolean differsIn(Function<? super T, ?> part) {
        return map(part).differs();
    }
}
