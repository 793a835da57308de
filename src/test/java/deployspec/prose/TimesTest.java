package deployspec.prose;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.plan.Stretch;
import deployspec.value.Moment;
import deployspec.value.Moment.Anchor;
import deployspec.value.Window;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TimesTest {
    @Test
    void says_windows_as_a_checklist_does() {
        assertThat(window(Anchor.T, "-P7D", "-P7D")).isEqualTo("T-7 Days");
        assertThat(window(Anchor.T, "-PT30M", "-PT30M")).isEqualTo("T-30min");
        assertThat(window(Anchor.T, "-PT24H", "PT0S")).isEqualTo("T-24h to T+0");
        assertThat(window(Anchor.T, "PT0S", "PT15M")).isEqualTo("T+0 to T+15");
        assertThat(window(Anchor.T, "PT2H", "PT12H")).isEqualTo("T+120 to T+720");
        assertThat(window(Anchor.T, "PT90S", "PT2M")).isEqualTo("T+1m30s to T+2");
        assertThat(window(Anchor.R, "PT0S", "PT5M")).isEqualTo("0-5 min");
        assertThat(window(Anchor.R, "PT5S", "PT5M")).isEqualTo("R+5s to R+5");
        assertThat(window(Anchor.E, "PT24H", "P7D")).isEqualTo("E+24h to E+7 Days");
    }

    @Test
    void says_durations_in_full() {
        assertThat(Times.duration(Duration.ofMinutes(90))).isEqualTo("1 hour 30 minutes");
        assertThat(Times.duration(Duration.ofHours(24))).isEqualTo("24 hours");
        assertThat(Times.duration(Duration.ofDays(7))).isEqualTo("7 days");
        assertThat(Times.duration(Duration.ofMillis(2500))).isEqualTo("2 seconds 500 milliseconds");
        assertThat(Times.every(Duration.ofHours(1))).isEqualTo("every hour");
        assertThat(Times.every(Duration.ofMinutes(5))).isEqualTo("every 5 minutes");
    }

    @Test
    void counts_the_stretches_of_a_watch() {
        assertThat(Watches.parts(List.of(stretch(1, 5), stretch(2, 15), stretch(3, 30))))
                .extracting(Watches.Part::when)
                .containsExactly("Hour 1", "Hour 2-3", "Hour 4-6");
    }

    private static Stretch stretch(int hours, int minutes) {
        return new Stretch(Duration.ofHours(hours), Duration.ofMinutes(minutes), Optional.empty());
    }

    private static String window(Anchor anchor, String from, String to) {
        return Times.window(
                new Window(new Moment(anchor, Duration.parse(from)), new Moment(anchor, Duration.parse(to))));
    }
}
