package deployspec.value;

import java.time.Duration;

/** An instant relative to one that a run fixes. */
public record Moment(Anchor anchor, Duration offset) {
    /** What a moment is counted from. */
    public enum Anchor {
        /** The instant given to the run. */
        T,
        /** The start of a rollback. */
        R,
        /** The end of all that is not timed from E. */
        E
    }
}
