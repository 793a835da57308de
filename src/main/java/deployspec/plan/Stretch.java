package deployspec.plan;

import deployspec.value.Text;
import java.time.Duration;
import java.util.Optional;

/** One part of a watch: samples fall at the end of each interval, so one hour every five minutes is twelve. */
public record Stretch(Duration lasting, Duration every, Optional<Text> about) {
    public Stretch {
        if (every.isZero() || every.isNegative() || lasting.compareTo(every) < 0) {
            throw new IllegalArgumentException("not a stretch: " + lasting + " every " + every);
        }
    }

    public int samples() {
        return (int) lasting.dividedBy(every);
    }
}
