package deployspec.world;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether somebody wants a started thing to stop. */
final class Stop {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final CountDownLatch wanted = new CountDownLatch(1);

    void want() {
        wanted.countDown();
    }

    boolean isWanted() {
        return wanted.getCount() == 0;
    }

    /** Returns early when a stop is wanted. */
    void pause(Duration duration) {
        try {
            wanted.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            want();
        }
    }

    /** Until the process ends, at most so long, and never so long that a stop would be noticed late. */
    void pauseFor(Process process, Duration most) {
        try {
            var pause = most.compareTo(LOOK_EVERY) < 0 ? most : LOOK_EVERY;
            process.waitFor(Math.max(1, pause.toMillis()), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            want();
        }
    }
}
