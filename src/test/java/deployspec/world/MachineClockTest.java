package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MachineClockTest {
    private static final Instant BEGINNING = Instant.parse("2026-01-20T22:00:00Z");

    private long awake = Duration.ofHours(3).toNanos();
    private long always = Duration.ofDays(2).toNanos();
    private final MachineClock clock = new MachineClock(BEGINNING, () -> awake, () -> always);

    private void pass(Duration awake, Duration asleep) {
        this.awake += awake.toNanos();
        this.always += awake.plus(asleep).toNanos();
    }

    @Test
    void timePasses() {
        pass(Duration.ofMinutes(5), Duration.ZERO);
        assertThat(clock.now()).isEqualTo(BEGINNING.plus(Duration.ofMinutes(5)));
    }

    @Test
    void aSleepCounts() {
        pass(Duration.ofSeconds(5), Duration.ofHours(1));
        assertThat(clock.now()).isEqualTo(BEGINNING.plusSeconds(5).plus(Duration.ofHours(1)));

        pass(Duration.ofSeconds(5), Duration.ofHours(2));
        assertThat(clock.now()).isEqualTo(BEGINNING.plusSeconds(10).plus(Duration.ofHours(3)));
    }

    @Test
    void whatTheCoarseCounterMayBeWrongByIsNoSleep_andNothingGoesBack() {
        for (int i = 1; i <= 100; i++) {
            pass(Duration.ofSeconds(2), Duration.ofMillis(i % 2 == 0 ? -20 : 20));
            assertThat(clock.now()).isEqualTo(BEGINNING.plusSeconds(2L * i));
        }
    }
}
