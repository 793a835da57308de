package deployspec.world;

import deployspec.execute.port.Happening.Signal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Catches what would end the process, so that the executor decides what Ctrl-C, a polite kill and a lost terminal mean.
 * Closing gives the signals back.
 */
public final class Signals implements AutoCloseable {
    private final Map<Signal, Object> before = new LinkedHashMap<>();

    private Signals() {}

    /** @param told on a thread of its own, such as {@code world::signalled} */
    public static Signals forwardedTo(Consumer<Signal> told) {
        var signals = new Signals();
        for (var signal : Signal.values()) {
            var previous = org.jline.utils.Signals.register(signal.name(), () -> told.accept(signal));
            if (previous == null) {
                throw new StateFault("cannot catch SIG" + signal, "start Java without -Xrs");
            }
            signals.before.put(signal, previous);
        }
        return signals;
    }

    @Override
    public void close() {
        before.forEach((signal, previous) -> org.jline.utils.Signals.unregister(signal.name(), previous));
    }
}
