package deployspec.execute.judge;

import deployspec.execute.port.Output;
import deployspec.execute.port.Result;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a measure's action answered, before anything is read from it.
 *
 * @param times how long each of several requests took
 * @param flaw why the text is not all that was answered, as a clause: status and times may be read, nothing else
 */
public record Answer(String text, Optional<Integer> status, List<Duration> times, Optional<String> flaw) {
    public Answer {
        times = List.copyOf(times);
    }

    public static Answer of(String text) {
        return new Answer(text, Optional.empty(), List.of(), Optional.empty());
    }

    /** One stream of what a script wrote, or both. */
    public static Answer ofOutput(String text) {
        return new Answer(text, Optional.empty(), List.of(), Output.flaw(text));
    }

    public static Answer of(Result.HttpAnswered answered) {
        return new Answer(answered.body(), Optional.of(answered.status()), answered.times(), answered.flaw());
    }
}
