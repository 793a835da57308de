package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.port.Happening.Signal;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class SignalsTest {
    @Test
    void everySignalThatWouldEndTheProcessIsToldInstead() throws Exception {
        var told = new LinkedBlockingQueue<Signal>();
        try (var signals = Signals.forwardedTo(told::add)) {
            for (var signal : Signal.values()) {
                send(signal);
                assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(signal);
            }
        }
    }

    private static void send(Signal signal) throws Exception {
        var pid = ProcessHandle.current().pid();
        assertThat(new ProcessBuilder("sh", "-c", "kill -s %s %d".formatted(signal, pid))
                        .start()
                        .waitFor())
                .isZero();
    }
}
