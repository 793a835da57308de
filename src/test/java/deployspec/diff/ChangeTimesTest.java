package deployspec.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import deployspec.plan.Plan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change window that allows more is weaker, wherever else it was moved to. */
final class ChangeTimesTest {
    @ParameterizedTest
    @CsvSource({
        "Wed 02:00..08:00 UTC,     Wed 02:00..09:00 UTC,     WEAKER,   change-windows-wider",
        "Wed 02:00..08:00 UTC,     Thu 02:00..08:00 UTC,     WEAKER,   change-windows-wider",
        "Wed 02:00..08:00 UTC,     '',                       WEAKER,   change-windows-wider",
        "'',                       Wed 02:00..08:00 UTC,     STRONGER, change-windows-narrower",
        "Mon-Fri 02:00..08:00 UTC, Wed 02:00..08:00 UTC,     STRONGER, change-windows-narrower",
        "Wed 02:00..08:00 UTC,     Wed 02:00..08:00 Etc/UTC, CHANGED,  change-windows-rewritten",
    })
    void says_whether_something_may_be_changed_at_more_times(String before, String after, Effect effect, String kind) {
        assertThat(Differ.diff(plan(before), plan(after)))
                .extracting(Change::effect, Change::kind)
                .containsExactly(tuple(effect, kind));
    }

    private static Plan plan(String window) {
        var windows = window.isEmpty() ? "" : "windows: [\"" + window + "\"], ";
        return Specs.plan(String.join(
                "\n",
                "spec: deployment/v1",
                "id: x",
                "title: X",
                "environments: {production: {" + windows + "production: true}}",
                "phases: [{phase: P, steps: [S]}]",
                ""));
    }
}
