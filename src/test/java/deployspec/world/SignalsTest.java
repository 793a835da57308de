package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.port.Happening.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SignalsTest {
    @Test
    void everySignalThatWouldEndTheProcessIsToldInstead() throws Exception {
        var told = new LinkedBlockingQueue<Signal>();
        try (var signals = Signals.forwardedTo(told::add)) {
            for (var signal : heeded()) {
                send(signal);
                assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(signal);
            }
        }
    }

    /** Whoever starts a process in the background or with nohup has it ignore INT or HUP, and Java leaves that as it is. */
    private static List<Signal> heeded() throws IOException {
        var mask = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(
                        line.substring("SigIgn:".length()).strip(), 16))
                .sum();
        return Stream.of(Signal.values())
                .filter(signal -> (mask >> (number(signal) - 1) & 1) == 0)
                .toList();
    }

    private static int number(Signal signal) {
        return switch (signal) {
            case HUP -> 1;
            case INT -> 2;
            case TERM -> 15;
        };
    }

    private static void send(Signal signal) throws Exception {
        var pid = ProcessHandle.current().pid();
        assertThat(new ProcessBuilder("sh", "-c", "kill -s %s %d".formatted(signal, pid))
                        .start()
                        .waitFor())
                .isZero();
    }
}
