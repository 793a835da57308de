package deployspec.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;

/** Feeds inputs to the tool, on two threads, and keeps what goes wrong: an exception, an error, or no end. */
public final class Fuzzer {
    private static final int THREADS = 2;

    /** Of the thread's own processor time, so that a busy machine does not look like a hang. */
    private static final long HANGS = TimeUnit.SECONDS.toNanos(2);

    private static final Duration LOOKING_EVERY = Duration.ofMillis(100);
    private static final int SHOWN = 3_000;
    private static final int ENOUGH_FAILURES = 20;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final Inputs inputs;
    private final Function<byte[], List<String>> use;
    private final AtomicLong next = new AtomicLong();
    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private final Map<String, Long> met = new ConcurrentHashMap<>();
    private final AtomicReference<Slowest> slowest = new AtomicReference<>(new Slowest(0, 0));

    /** @param use what is done with each input; it answers with what was met on the way, which is counted */
    public Fuzzer(Inputs inputs, Function<byte[], List<String>> use) {
        this.inputs = inputs;
        this.use = use;
    }

    /** The input that took longest, and how long. */
    record Slowest(long number, long nanos) {}

    /**
     * How it went.
     *
     * @param inputs how many were used
     * @param met what was met, and how often
     * @param failures one for each fault, with the smallest input that still shows it
     */
    public record Report(long inputs, Map<String, Long> met, Slowest slowest, List<String> failures) {
        @Override
        public String toString() {
            return "%,d inputs met %d codes; the slowest, number %d, took %,d ms%n%s"
                    .formatted(inputs, met.size(), slowest.number, TimeUnit.NANOSECONDS.toMillis(slowest.nanos), met);
        }
    }

    /** Returns when all inputs were used, or one of them hangs. */
    public Report run(long count) {
        var workers = Stream.generate(() -> new Worker(count)).limit(THREADS).toList();
        workers.forEach(Thread::start);
        try {
            for (var worker : workers) {
                while (!worker.join(LOOKING_EVERY) && workers.stream().noneMatch(this::hangs)) {}
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Report(
                Math.min(next.get(), count), new TreeMap<>(met), slowest.get(), List.copyOf(failures.values()));
    }

    private boolean hangs(Worker worker) {
        var at = worker.at;
        if (at == Worker.BETWEEN || CLOCK.getThreadCpuTime(worker.threadId()) - at.nanos < HANGS || worker.at != at) {
            return false;
        }
        failures.put(
                "hang",
                "input %d hangs at %s%n%s"
                        .formatted(at.number, List.of(worker.getStackTrace()), shown(inputs.number(at.number))));
        return true;
    }

    /** Takes one input after the other; a hanging one is left behind when the tests end. */
    private final class Worker extends Thread {
        private static final Slowest BETWEEN = new Slowest(-1, 0);

        private final long end;

        /** The input in use, and what the thread's clock showed when its use began. */
        private volatile Slowest at = BETWEEN;

        Worker(long end) {
            this.end = end;
            setDaemon(true);
        }

        @Override
        public void run() {
            long number = next.getAndIncrement();
            while (number < end && failures.size() < ENOUGH_FAILURES) {
                byte[] input = inputs.number(number);
                var begun = new Slowest(number, CLOCK.getCurrentThreadCpuTime());
                at = begun;
                Throwable thrown = thrownBy(input);
                at = BETWEEN;
                var took = new Slowest(number, CLOCK.getCurrentThreadCpuTime() - begun.nanos);
                slowest.accumulateAndGet(took, (a, b) -> a.nanos >= b.nanos ? a : b);
                if (thrown != null) {
                    keep(number, input, thrown);
                }
                number = next.getAndIncrement();
            }
        }

        private Throwable thrownBy(byte[] input) {
            try {
                use.apply(input).forEach(what -> met.merge(what, 1L, Long::sum));
                return null;
            } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError thrown) {
                return thrown;
            }
        }

        private void keep(long number, byte[] input, Throwable thrown) {
            var fault = fault(thrown);
            if (failures.putIfAbsent(fault, fault) == null) {
                byte[] least = Shrinker.shrink(input, less -> {
                    var again = thrownBy(less);
                    return again != null && fault(again).equals(fault);
                });
                failures.put(fault, "input %d: %s%n%s".formatted(number, fault, shown(least)));
            }
        }
    }

    /** The same exception from the same place of ours is the same fault, whatever the message says. */
    private static String fault(Throwable thrown) {
        var ours = Stream.of(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("deployspec."))
                .limit(3)
                .toList();
        return thrown.getClass().getName() + " at " + ours;
    }

    private static String shown(byte[] input) {
        var text = new String(input, StandardCharsets.UTF_8);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
