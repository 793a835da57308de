package deployspec.execute.judge;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.value.Ere;
import deployspec.value.Read;
import deployspec.value.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReaderTest {
    private static final Instant NOW = Instant.parse("2026-01-20T22:41:07Z");

    private static String find(String text, Read read, Unit unit) {
        return told(Reader.find(Answer.of(text), read, unit, NOW));
    }

    private static String told(Found found) {
        return switch (found) {
            case Found.Nothing nothing -> "no data: " + nothing.why();
            case Found.Value value ->
                value.reading()
                        .inBaseUnit()
                        .map(n -> n.stripTrailingZeros().toPlainString())
                        .orElseGet(() -> value.reading().text());
        };
    }

    @ParameterizedTest
    @CsvSource({
        "0.42%, PERCENT, 0.0042",
        "0.42, PERCENT, 0.0042",
        "' 0.42 % ', RATIO, 0.0042",
        "0.0042, RATIO, 0.0042",
        "250, MILLISECOND, 0.25",
        "1.5s, MILLISECOND, 1.5",
        "1e3, ONE, 1000",
        "-3, ONE, -3",
    })
    void a_number_counts_in_its_own_unit_or_else_in_that_of_the_measure(String text, Unit unit, String base) {
        assertThat(find(text, new Read.Number(), unit)).isEqualTo(base);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NaN | NaN is not a finite number",
                "+Inf | +Inf is not a finite number",
                "'' | the answer is empty",
                "twelve | “twelve” is not a number",
                "1 2 | “1 2” is not a number",
                "1,5 | “1,5” is not a number",
                "1e99999999 | “1e99999999” is not a number",
                "5 parsecs | “parsecs” is not a unit",
                "5 ms | “5 ms” is not a ratio",
            })
    void what_is_not_exactly_one_finite_number_is_no_data(String text, String why) {
        assertThat(find(text, new Read.Number(), Unit.PERCENT)).isEqualTo("no data: " + why);
    }

    @Test
    void lines_are_counted_and_matched() {
        assertThat(find("a\nb\nERROR c\n", new Read.Lines(), Unit.ONE)).isEqualTo("3");
        assertThat(find("", new Read.Lines(), Unit.ONE)).isEqualTo("0");
        assertThat(find("a\nERROR b\n", new Read.MatchingLines(new Ere("^error", true)), Unit.ONE))
                .isEqualTo("1");
        assertThat(find(
                        "ran\n97.5% passed\n3% passed\n",
                        new Read.Group(new Ere("([0-9.]+)% passed", false)), Unit.PERCENT))
                .isEqualTo("0.975");
        assertThat(find("ran\n", new Read.Group(new Ere("([0-9]+) passed", false)), Unit.ONE))
                .startsWith("no data: no line matches");
        assertThat(find("a\nlast\n\n", new Read.LastLine(), Unit.ONE)).isEqualTo("last");
    }

    @Test
    void json_is_read_at_a_pointer() {
        var json = "{\"db\": {\"lag\": 12, \"state\": \"ok\", \"none\": null}}";
        assertThat(find(json, new Read.Json("/db/lag"), Unit.SECOND)).isEqualTo("12");
        assertThat(find(json, new Read.Json("/db/state"), Unit.ONE)).isEqualTo("ok");
        assertThat(find(json, new Read.Json("/db/none"), Unit.ONE)).startsWith("no data");
        assertThat(find("<html>", new Read.Json("/db"), Unit.ONE)).startsWith("no data");
    }

    @Test
    void a_percentile_is_the_smallest_time_that_so_many_requests_did_not_exceed() {
        var times = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> Duration.ofMillis(i * 10L))
                .toList();
        var p95 = Reader.find(
                new Answer("", Optional.of(200), times, Optional.empty()),
                new Read.Percentile(95, 20),
                Unit.SECOND,
                NOW);
        var none = Reader.find(
                new Answer("", Optional.empty(), List.of(), Optional.empty()),
                new Read.Percentile(95, 20),
                Unit.SECOND,
                NOW);

        assertThat(told(p95)).isEqualTo("0.19");
        assertThat(told(none)).isEqualTo("no data: no request was answered");
    }

    @Test
    void what_is_not_known_as_a_whole_has_no_reading() {
        var cut = Answer.ofOutput("ok\n… 900 bytes left out …\nok\n");
        var flawed = "no data: the output is longer than what is kept of it";
        assertThat(told(Reader.find(cut, new Read.MatchingLines(new Ere("ERROR", false)), Unit.ONE, NOW)))
                .isEqualTo(flawed);
        assertThat(told(Reader.find(cut, new Read.Lines(), Unit.ONE, NOW))).isEqualTo(flawed);

        var page = new Answer(
                "…", Optional.of(200), List.of(Duration.ofMillis(7)), Optional.of("the answer is longer than 1 MiB"));
        assertThat(told(Reader.find(page, new Read.Words(), Unit.ONE, NOW)))
                .isEqualTo("no data: the answer is longer than 1 MiB");
        assertThat(told(Reader.find(page, new Read.Status(), Unit.ONE, NOW))).isEqualTo("200");
        assertThat(told(Reader.find(page, new Read.Percentile(95, 1), Unit.SECOND, NOW)))
                .isEqualTo("0.007");
    }

    private static String prometheus(String result) {
        return find(
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":" + result + "}}",
                new Read.Sample(),
                Unit.RATIO);
    }

    @Test
    void a_query_must_find_exactly_one_finite_fresh_sample() {
        var fresh = NOW.getEpochSecond() - 10;
        assertThat(prometheus("[{\"metric\":{},\"value\":[" + fresh + ".5,\"0.0042\"]}]"))
                .isEqualTo("0.0042");
        assertThat(prometheus("[]")).isEqualTo("no data: the query found nothing");
        assertThat(prometheus("[{\"value\":[" + fresh + ",\"1\"]},{\"value\":[" + fresh + ",\"2\"]}]"))
                .isEqualTo("no data: the query found 2 samples, not one");
        assertThat(prometheus("[{\"value\":[" + fresh + ",\"NaN\"]}]"))
                .isEqualTo("no data: NaN is not a finite number");
        assertThat(prometheus("[{\"value\":[" + (fresh - 3600) + ",\"1\"]}]"))
                .isEqualTo("no data: the sample is 3610 s old");
        assertThat(find("<html>", new Read.Sample(), Unit.RATIO))
                .isEqualTo("no data: the answer is not JSON: “<html>”");
    }
}
