package deployspec.execute.judge;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a measure's action answered, before anything is read from it.
 *
 * @param times how long each of several requests took
 */
public record Answer(String text, Optional<Integer> status, List<Duration> times) {
    public Answer {
        times = List.copyOf(times);
    }

    public static Answer of(String text) {
        return new Answer(text, Optional.empty(), List.of());
    }
}
