package deployspec.execute;

import java.util.function.Function;

/** Something that is there already, or for which something has to be done first. */
sealed interface Sought<T> {
    record Got<T>(T value) implements Sought<T> {}

    record Pending<T>(Move move) implements Sought<T> {}

    default <U> Sought<U> then(Function<T, Sought<U>> next) {
        return switch (this) {
            case Got<T> got -> next.apply(got.value());
            case Pending<T> pending -> new Pending<>(pending.move());
        };
    }
}
