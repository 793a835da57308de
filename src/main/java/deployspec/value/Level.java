package deployspec.value;

import java.time.Duration;
import java.util.Optional;

/** One level of a threshold: which, what reaches it, and for how long that must have lasted. */
public record Level(Kind kind, Bound bound, Optional<Duration> lasting) {
    /** From the best to the worst; the worst level reached decides. */
    public enum Kind {
        TARGET,
        ACCEPTABLE,
        WARNING,
        CRITICAL,
        ROLLBACK;

        /** The key in a spec. */
        public String word() {
            return switch (this) {
                case TARGET -> "target";
                case ACCEPTABLE -> "acceptable";
                case WARNING -> "warning";
                case CRITICAL -> "critical";
                case ROLLBACK -> "rollback";
            };
        }
    }
}
