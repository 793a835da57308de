package deployspec.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small notations: what they mean, and what they say of what they can't mean. */
class NotationTest {
    @ParameterizedTest
    @CsvSource({"30s,PT30S", "10m,PT10M", "6h,PT6H", "7d,P7D", "1h30m,PT1H30M", "250ms,PT0.25S", "0s,PT0S"})
    void aDurationIsASumOfUnits(String written, Duration meant) {
        assertThat(Durations.parse(written)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30      | 30     | `30` has no unit | Write `30s` for seconds, `30m` for minutes, `30h` for hours.",
                "5min    | min    | `min` is not a unit of time | Did you mean `m`?",
                "3 weeks | 3 weeks| `3 weeks` is not a duration | Write whole numbers with units, such as `30s`, `10m`, `6h`, `7d`, `1h30m` or `250ms`.",
                "1.5h    | 1.5h   | `1.5h` is not a whole number of `h` | Write `1h30m`.",
                "30m1h   | 1h     | `h` can't stand behind `m` | Write each unit once, the largest first: `d`, `h`, `m`, `s`, `ms`.",
                "1m1m    | 1m     | `m` can't stand behind `m` | Write each unit once, the largest first: `d`, `h`, `m`, `s`, `ms`.",
                "soon    | soon   | `soon` is not a duration | Write whole numbers with units, such as `30s`, `10m`, `6h`, `7d`, `1h30m` or `250ms`.",
            })
    void aBadDurationIsRefusedWithARemedy(String written, String part, String summary, String help) {
        var fault = faultOf(Durations::parse, written);

        assertThat(fault.code()).isEqualTo("bad-duration");
        assertThat(fault.summary()).isEqualTo(summary);
        assertThat(fault.help()).isEqualTo(help);
        assertThat(written.substring(fault.from(), fault.to())).isEqualTo(part);
    }

    @Test
    void aRangeTakesItsUnitFromItsEnd() {
        assertThat(Bounds.parse("5..10%")).isEqualTo(Bounds.parse("5%..10%"));
    }

    @ParameterizedTest
    @CsvSource({"<=,≤", ">=,≥", "!=,≠"})
    void aComparisonMayBeWrittenInTwoWays(String ascii, String sign) {
        assertThat(Bounds.parse(ascii + " 5")).isEqualTo(Bounds.parse(sign + "5"));
    }

    @Test
    void aBoundMayHaveToLast() {
        assertThat(Bounds.parseLasting("> 5% for 2m"))
                .isEqualTo(new Bounds.Lasting(
                        new Bound.Compare(Comparison.MORE, new Quantity.Amount(new BigDecimal("5"), Unit.PERCENT)),
                        Optional.of(Duration.ofMinutes(2))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500ms          | 500ms     | bad-bound    | Write for example `< 500ms` or `>= 500ms`.",
                "=> 5           | =>        | bad-bound    | Write `>=`.",
                "== 5           | ==        | bad-bound    | Write `=`.",
                "< 5 msec       | msec      | unknown-unit | Did you mean `ms`?",
                "< 5 parsecs    | parsecs   | unknown-unit | The units are `us`, `ms`, `s`, `m`, `h`, `d`, `%`, `ratio`, `B`, `kB`, `MB`, `GB`, `TB`, `KiB`, `MiB`, `GiB`, `TiB`, `/s`, `/min`, `/h`.",
                "< 0,5%         | 0,5%      | bad-quantity | Write `0.5%`.",
                "< 1,000        | 1,000     | bad-quantity | Write the digits together.",
                "< ${budget}    | ${budget} | bad-quantity | Names are upper case and stand in braces, such as `${BUDGET}`.",
                "10..5          | 10..5     | bad-bound    | Did you mean `5..10`?",
                "< baseline ± 5%| < baseline ± 5% | bad-bound | Write `= baseline ± 5%`, or compare with one end: `< baseline + 10%`.",
                "> 5 for 2min   | min       | bad-duration | Did you mean `m`?",
                "ready          | ready     | bad-bound    | Write a comparison (`< 500ms`, `>= 95%`, `= baseline`) or a range (`5..10`); for a word write `{is: ready}`.",
            })
    void aBadBoundIsRefusedWithARemedy(String written, String part, String code, String help) {
        var fault = faultOf(Bounds::parseLasting, written);

        assertThat(fault.code()).isEqualTo(code);
        assertThat(written.substring(fault.from(), fault.to())).isEqualTo(part);
        assertThat(fault.help()).isEqualTo(help);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "T+60m..T+45m | bad-window   | T+60m..T+45m | Did you mean `T+45m..T+1h`?",
                "T+5m..R+10m  | bad-window   | T+5m..R+10m  | Count both ends from T.",
                "T+5..T+10m   | bad-duration | 5            | Write `5s` for seconds, `5m` for minutes, `5h` for hours.",
                "noon         | bad-moment   | noon         | Write `T`, `R` or `E` and how long before or after, such as `T-7d`, `T+45m` or `E+24h`.",
                "X+5m         | bad-moment   | X            | `T` is the instant given to the run, `R` the start of a rollback, `E` the end of the procedure.",
            })
    void aBadWindowIsRefusedWithARemedy(String written, String code, String part, String help) {
        var fault = faultOf(Window::parse, written);

        assertThat(fault.code()).isEqualTo(code);
        assertThat(written.substring(fault.from(), fault.to())).isEqualTo(part);
        assertThat(fault.help()).isEqualTo(help);
    }

    @Test
    void aUnitByItselfMayBeACount() {
        assertThat(Unit.parse("count")).isEqualTo(Unit.ONE);
        assertThatThrownBy(() -> Unit.parse("")).isInstanceOf(Malformed.class);
    }

    @Test
    void textNamesValuesAndKeepsEveryOtherDollar() {
        var text = Text.parse("$5 for ${NAME}, not $${NAME} or ${name}");

        assertThat(text.names()).containsExactly("NAME");
        assertThat(text.with(name -> "Ada")).isEqualTo("$5 for Ada, not ${NAME} or ${name}");
    }

    @ParameterizedTest
    @CsvSource({
        "All tests passing,all-tests-passing",
        "Notify stakeholders: Deployment starting,notify-stakeholders-deployment-starting",
        "Platform health score ≥95/100,platform-health-score-95-100",
        "README.md reflects current state,readme-md-reflects-current-state",
        "Überprüfung,uberprufung",
        "✅,x"
    })
    void aSlugIsMadeOfTheWordsOfATitle(String title, String slug) {
        assertThat(Slug.of(title)).isEqualTo(slug);
    }

    private static Malformed faultOf(Function<String, ?> parser, String written) {
        return catchThrowableOfType(Malformed.class, () -> parser.apply(written));
    }
}
