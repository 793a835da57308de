package deployspec.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether somebody wants a started thing to stop, or to be let go: to be watched no longer, and to go on by itself. */
final class Stop {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final CountDownLatch wanted = new CountDownLatch(1);
    private final CountDownLatch noLongerWatched = new CountDownLatch(1);
    private final List<Runnable> consequences = new ArrayList<>();

    synchronized void want() {
        wanted.countDown();
        consequences.forEach(Runnable::run);
        consequences.clear();
    }

    void letGo() {
        noLongerWatched.countDown();
    }

    boolean isWanted() {
        return wanted.getCount() == 0;
    }

    boolean isLetGo() {
        return noLongerWatched.getCount() == 0;
    }

    /** What a stop does from now on, at once if it is wanted already, until the answer is closed. */
    synchronized Consequence whenWanted(Runnable action) {
        if (isWanted()) {
            action.run();
        } else {
            consequences.add(action);
        }
        return () -> forget(action);
    }

    private synchronized void forget(Runnable action) {
        consequences.remove(action);
    }

    interface Consequence extends AutoCloseable {
        @Override
        void close();
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
