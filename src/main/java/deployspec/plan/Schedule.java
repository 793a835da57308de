package deployspec.plan;

import deployspec.value.Window;
import java.time.Duration;
import java.util.Optional;

/**
 * When something is planned.
 *
 * @param at planned, printed and compared; by itself it neither holds nor fails
 * @param hold whether the beginning of {@code at} is a not-before
 * @param late what passing the end of {@code at} does
 * @param takes planned duration
 */
public record Schedule(Optional<Window> at, boolean hold, Late late, Optional<Duration> takes) {
    public static final Schedule NONE = new Schedule(Optional.empty(), false, Late.NOTE, Optional.empty());

    public enum Late {
        NOTE,
        ASK,
        ROLLBACK
    }
}
