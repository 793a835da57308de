package deployspec.plan;

import deployspec.value.Text;
import java.time.Duration;
import java.util.Optional;

/**
 * A decision: open or not.
 *
 * @param title how it is printed: the threshold's title, or the one written in place
 * @param within how long it is polled until it opens; empty = judged once
 * @param every between two looks while polling
 * @param tolerate samples of a watch that may fail
 * @param waiver why it holds nothing up where it fails; having no data, and being undecided, is never waived
 */
public record PlannedGate(
        Text title, Check check, Optional<Duration> within, Duration every, int tolerate, Optional<Waiver> waiver) {
    /** One that nobody has waived. */
    public PlannedGate(Text title, Check check, Optional<Duration> within, Duration every, int tolerate) {
        this(title, check, within, every, tolerate, Optional.empty());
    }

    public sealed interface Check {}

    /** A threshold of the plan: target and acceptable open. */
    public record Against(String threshold) implements Check {}

    public record Holds(Condition condition) implements Check {}
}
