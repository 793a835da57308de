package deployspec.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The time since this process began, as the machine lives it: it never goes back, nobody can set it, and a sleep of the machine
 * counts, which {@link System#nanoTime} leaves out.
 */
final class MachineClock {
    /** Of the two counters one is exact and stands still in a sleep, the other is coarse. */
    private static final Duration COARSE = Duration.ofMillis(500);

    private static final Duration ASK_EVERY = Duration.ofSeconds(1);
    private static final Path UPTIME = Path.of("/proc/uptime");

    private final Instant started;
    private final LongSupplier awake;
    private final LongSupplier always;
    private final long awakeThen;
    private final long alwaysThen;
    private long asked;
    private long slept;

    /**
     * @param awake nanoseconds that stand still while the machine is asleep
     * @param always nanoseconds that do not
     */
    MachineClock(Instant started, LongSupplier awake, LongSupplier always) {
        this.started = started;
        this.awake = awake;
        this.always = always;
        this.awakeThen = awake.getAsLong();
        this.alwaysThen = always.getAsLong();
        this.asked = awakeThen;
    }

    static MachineClock ofSystem() {
        return new MachineClock(Instant.now(), System::nanoTime, MachineClock::uptime);
    }

    synchronized Instant now() {
        long here = awake.getAsLong();
        if (here - asked >= ASK_EVERY.toNanos()) {
            asked = here;
            long gap = always.getAsLong() - alwaysThen - (here - awakeThen);
            slept = gap - slept >= COARSE.toNanos() ? gap : slept;
        }
        return started.plusNanos(here - awakeThen + slept);
    }

    /** Where the kernel does not say, a sleep goes unnoticed. */
    private static long uptime() {
        try {
            var seconds = Files.readString(UPTIME).split(" ", 2)[0];
            return (long) (Double.parseDouble(seconds) * 1e9);
        } catch (IOException | NumberFormatException e) {
            return System.nanoTime();
        }
    }
}
