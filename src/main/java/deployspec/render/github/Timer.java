package deployspec.render.github;

import deployspec.value.Durations;
import deployspec.value.Slug;
import java.time.Duration;

/**
 * A wait that the wait timer of an environment takes off the runner. The timer counts from when its job could begin, in whole
 * minutes; the job waits for what is left by itself, and for all of it where nobody has set the timer up.
 *
 * @param environment by name it says for how long
 */
record Timer(String environment, Duration length) {
    static Timer of(String place, Duration length) {
        var minutes = Duration.ofMinutes(length.toMinutes());
        return new Timer(Slug.of(place + "-wait-" + Durations.print(minutes)), length);
    }

    /** As GitHub counts: the rest of a minute is waited for on the runner. */
    long minutes() {
        return length.toMinutes();
    }

    /** What of it a runner may wait for. */
    Duration onRunner() {
        return length.compareTo(Limits.IDLE_JOB) > 0 ? Limits.IDLE_JOB : length;
    }
}
