package deployspec.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChangeWindowTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wed 02:00..08:00 UTC",
                "Mon-Fri 22:00..06:00 Europe/Berlin",
                "Sat-Mon 00:00..24:00 America/New_York",
                "Sun 23:59..00:00 UTC"
            })
    void reads_what_it_writes(String written) {
        assertThat(ChangeWindow.parse(written).written()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wed 2:00..8:00 UTC      | `Wed 2:00..8:00 UTC` is not a change window",
                "Wed 02:00..08:00        | `Wed 02:00..08:00` is not a change window",
                "Wen 02:00..08:00 UTC    | `Wen` is no day of the week",
                "Mon-Fry 02:00..08:00 UTC| `Fry` is no day of the week",
                "Wed 02:00..02:00 UTC    | this window closes when it opens",
                "Wed 24:00..02:00 UTC    | no clock shows `24:00`",
                "Wed 02:60..03:00 UTC    | no clock shows `02:60`",
                "Wed 02:00..08:00 CET    | `CET` is no time zone that everybody knows",
                "Wed 02:00..08:00 +02:00 | `+02:00` is no time zone that everybody knows",
                "Wed 02:00..08:00 Europe/Bonn | `Europe/Bonn` is no time zone that everybody knows",
            })
    void says_what_is_wrong(String written, String summary) {
        assertThatThrownBy(() -> ChangeWindow.parse(written))
                .isInstanceOf(Malformed.class)
                .hasMessage(summary);
    }

    /** 2026-01-20 is a Tuesday. In Berlin summer time begins on 29 March and ends on 25 October 2026, both Sundays. */
    @ParameterizedTest
    @CsvSource({
        "Wed 02:00..08:00 UTC,               2026-01-21T01:59:59Z, false",
        "Wed 02:00..08:00 UTC,               2026-01-21T02:00:00Z, true",
        "Wed 02:00..08:00 UTC,               2026-01-21T07:59:59Z, true",
        "Wed 02:00..08:00 UTC,               2026-01-21T08:00:00Z, false",
        "Wed 02:00..08:00 UTC,               2026-01-20T03:00:00Z, false",
        "Mon-Fri 22:00..06:00 Europe/Berlin, 2026-01-24T04:59:00Z, true",
        "Mon-Fri 22:00..06:00 Europe/Berlin, 2026-01-24T05:00:00Z, false",
        "Mon-Fri 22:00..06:00 Europe/Berlin, 2026-01-19T04:59:00Z, false",
        "Sat-Mon 00:00..24:00 UTC,           2026-01-19T23:59:00Z, true",
        "Sat-Mon 00:00..24:00 UTC,           2026-01-20T00:00:00Z, false",
        "Mon 22:00..23:00 Europe/Berlin,     2026-01-19T21:30:00Z, true",
        "Mon 22:00..23:00 Europe/Berlin,     2026-07-20T20:30:00Z, true",
        "Mon 22:00..23:00 Europe/Berlin,     2026-07-20T21:30:00Z, false",
        "Sun 02:00..03:00 Europe/Berlin,     2026-03-29T00:59:59Z, false",
        "Sun 02:00..03:00 Europe/Berlin,     2026-03-29T01:00:00Z, false",
        "Sun 02:00..02:30 Europe/Berlin,     2026-10-25T00:10:00Z, true",
        "Sun 02:00..02:30 Europe/Berlin,     2026-10-25T00:40:00Z, false",
        "Sun 02:00..02:30 Europe/Berlin,     2026-10-25T01:10:00Z, true",
    })
    void is_open_while_a_clock_on_the_wall_says_so(String window, Instant at, boolean open) {
        assertThat(ChangeWindow.parse(window).isOpen(at)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "Wed 02:00..08:00 UTC,           2026-01-20T22:00:00Z, 2026-01-21T02:00:00Z, 2026-01-21T08:00:00Z",
        "Wed 02:00..08:00 UTC,           2026-01-21T08:00:00Z, 2026-01-28T02:00:00Z, 2026-01-28T08:00:00Z",
        "Mon 22:00..23:00 Europe/Berlin, 2026-03-24T00:00:00Z, 2026-03-30T20:00:00Z, 2026-03-30T21:00:00Z",
        "Sun 02:00..03:00 Europe/Berlin, 2026-03-28T00:00:00Z, 2026-04-05T00:00:00Z, 2026-04-05T01:00:00Z",
        "Sun 01:30..02:30 Europe/Berlin, 2026-10-25T00:30:00Z, 2026-10-25T01:00:00Z, 2026-10-25T01:30:00Z",
        "Sun 01:30..02:30 Europe/Berlin, 2026-03-28T12:00:00Z, 2026-03-29T00:30:00Z, 2026-03-29T01:00:00Z",
    })
    void opens_and_closes_when_clocks_are_changed(String window, Instant from, Instant opens, Instant closes) {
        var week = week(window);

        assertThat(week.opens(from)).isEqualTo(opens);
        assertThat(week.closes(opens)).contains(closes);
    }

    @Test
    void several_windows_that_touch_are_one() {
        var week = week("Sat 22:00..24:00 UTC", "Sun 00:00..04:00 UTC", "Sun 03:00..05:00 UTC");

        assertThat(week.longest()).isEqualTo(Duration.ofHours(7));
        assertThat(week.closes(Instant.parse("2026-01-24T22:00:00Z"))).contains(Instant.parse("2026-01-25T05:00:00Z"));
        assertThat(week("Mon-Sun 00:00..24:00 UTC").closes(Instant.parse("2026-01-24T22:00:00Z")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Wed 02:00..08:00 UTC,           Wed 02:00..06:00 UTC, true,  false",
        "Wed 02:00..08:00 UTC,           Thu 02:00..08:00 UTC, true,  true",
        "Mon-Fri 02:00..08:00 UTC,       Wed 02:00..08:00 UTC, true,  false",
        "Wed 02:00..08:00 UTC,           Wed 02:00..08:00 Etc/UTC, false, false",
        "Wed 02:00..08:00 Europe/Berlin, Wed 01:00..07:00 UTC, true,  true",
    })
    void tells_which_one_allows_more(String one, String other, boolean more, boolean less) {
        assertThat(week(one).isOpenBeyond(week(other))).isEqualTo(more);
        assertThat(week(other).isOpenBeyond(week(one))).isEqualTo(less);
    }

    private static Week week(String... windows) {
        return new Week(Stream.of(windows).map(ChangeWindow::parse).toList());
    }
}
