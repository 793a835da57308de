package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import deployspec.execute.port.Task;
import deployspec.hostile.HostileAnswer;
import deployspec.hostile.HostileServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However much a server sends, little of it is ever in memory. */
final class HostileAnswersTest {
    /** Of which a body of 1 MiB takes five: as bytes three times while it is read, and as text. */
    private static final long MOST_BYTES = 12 << 20;

    private final Http http = new Http(Lookup.OF_SYSTEM);

    @ParameterizedTest
    @MethodSource("deployspec.hostile.HostileAnswers#all")
    void takesLittleMemory(HostileAnswer answer) throws IOException {
        var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (var server = new HostileServer(answer)) {
            long before = memory.getCurrentThreadAllocatedBytes();
            http.call(request("%s://127.0.0.1:%d/".formatted(answer.scheme(), server.port())), new Stop());
            assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_BYTES);
        }
    }

    private static Task.CallHttp request(String url) {
        return new Task.CallHttp(
                Optional.empty(),
                "GET",
                url,
                false,
                new TreeMap<>(),
                Optional.empty(),
                List.of(),
                1,
                Duration.ofMillis(300));
    }
}
