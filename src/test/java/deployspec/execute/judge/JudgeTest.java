package deployspec.execute.judge;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.event.Reading;
import deployspec.execute.event.Verdict;
import deployspec.execute.event.Verdict.Evidence;
import deployspec.execute.judge.Judge.Place;
import deployspec.plan.Measure;
import deployspec.plan.PlannedThreshold;
import deployspec.value.Bound;
import deployspec.value.Bounds;
import deployspec.value.Dimension;
import deployspec.value.Level;
import deployspec.value.Level.Kind;
import deployspec.value.Read;
import deployspec.value.Text;
import deployspec.value.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JudgeTest {
    private static final Instant NOW = Instant.parse("2026-01-20T22:41:07Z");
    private static final Evidence PROMETHEUS = new Evidence("Prometheus", "sum(errors)", "");
    private static final Map<String, String> VALUES = Map.of("BUDGET", "600ms", "WORD", "v2", "COUNT", "7");

    private static Level level(Kind kind, String bound) {
        var lasting = Bounds.parseLasting(bound);
        return new Level(kind, lasting.bound(), lasting.duration());
    }

    private static PlannedThreshold threshold(Dimension dimension, Level... levels) {
        return new PlannedThreshold(
                "error-rate",
                Text.parse("Error rate"),
                Optional.empty(),
                false,
                dimension,
                List.of(levels),
                new Measure.Typed(Text.parse("?"), Unit.PERCENT),
                Optional.empty());
    }

    private static final PlannedThreshold ERROR_RATE = threshold(
            Dimension.RATIO,
            level(Kind.TARGET, "< 0.1%"),
            level(Kind.ACCEPTABLE, "< 0.3%"),
            level(Kind.WARNING, "> 0.5%"),
            level(Kind.CRITICAL, "> 1%"),
            level(Kind.ROLLBACK, "> 5% for 2m"));

    private static Verdict judge(
            PlannedThreshold threshold,
            String text,
            Place place,
            Optional<Reading> baseline,
            Map<Kind, Instant> since) {
        var found = Reader.find(Answer.of(text), new Read.Words(), Unit.PERCENT, NOW);
        return new Judge(
                        threshold,
                        threshold.id(),
                        new Comparer(n -> Optional.ofNullable(VALUES.get(n)), baseline),
                        since)
                .judge(found, PROMETHEUS, place, NOW);
    }

    private static Verdict judge(String text, Place place) {
        return judge(ERROR_RATE, text, place, Optional.empty(), Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "0.05, PASS, PASS",
        "0.2, WARN, WARN",
        "0.4, FAIL, WARN",
        "0.7, FAIL, WARN",
        "2, FAIL, FAIL",
        "0.1, WARN, WARN",
        "'', NO_DATA, NO_DATA",
    })
    void the_worst_level_reached_decides(String reading, Verdict.Result atGate, Verdict.Result inWatch) {
        assertThat(judge(reading, Place.GATE).result()).isEqualTo(atGate);
        assertThat(judge(reading, Place.WATCH).result()).isEqualTo(inWatch);
    }

    @Test
    void a_verdict_explains_itself_in_one_sentence() {
        assertThat(judge("0.42", Place.GATE).sentence())
                .isEqualTo("error-rate is 0.42 % (target < 0.1%) at 22:41:07Z, from Prometheus");
        assertThat(judge("2", Place.GATE).sentence())
                .isEqualTo("error-rate is 2 % (critical > 1%, target < 0.1%) at 22:41:07Z, from Prometheus");
        assertThat(judge("", Place.GATE).sentence())
                .isEqualTo("error-rate has no data at 22:41:07Z: the answer is empty, from Prometheus");
    }

    @Test
    void a_level_that_must_last_is_reached_when_it_has_lasted() {
        assertThat(judge(ERROR_RATE, "9", Place.WATCH, Optional.empty(), Map.of())
                        .reached())
                .contains(Kind.CRITICAL);
        assertThat(judge(ERROR_RATE, "9", Place.WATCH, Optional.empty(), Map.of(Kind.ROLLBACK, NOW.minusSeconds(119)))
                        .reached())
                .contains(Kind.CRITICAL);
        assertThat(judge(ERROR_RATE, "9", Place.WATCH, Optional.empty(), Map.of(Kind.ROLLBACK, NOW.minusSeconds(120)))
                        .reached())
                .contains(Kind.ROLLBACK);
    }

    @Test
    void without_levels_above_the_target_a_missed_target_fails_the_sample() {
        var plain = threshold(Dimension.RATIO, level(Kind.TARGET, "< 0.1%"));
        assertThat(judge(plain, "0.4", Place.WATCH, Optional.empty(), Map.of()).result())
                .isEqualTo(Verdict.Result.FAIL);
    }

    @Test
    void a_baseline_that_nobody_has_read_is_no_data() {
        var rows = threshold(Dimension.RATIO, level(Kind.TARGET, "<= baseline + 10%"));
        var verdict = judge(rows, "5", Place.GATE, Optional.empty(), Map.of());

        assertThat(verdict.sentence())
                .isEqualTo("error-rate has no data at 22:41:07Z: its baseline has not been read, from Prometheus");
    }

    @ParameterizedTest
    @CsvSource({
        "<= baseline + 10%, 11, YES", "<= baseline + 10%, 11.1, NO", "<= baseline + 10pp, 20, YES",
                "<= baseline + 10pp, 20.1, NO",
        "= baseline, 10.0, YES", "= baseline ± 10%, 9, YES", "= baseline ± 10%, 8.9, NO", "!= baseline ± 10%, 8.9, YES",
        ">= baseline - 10%, 9, YES", "5..10, 10, YES", "5..10, 10.01, NO",
    })
    void readings_are_compared_exactly(String bound, String reading, Truth holds) {
        var baseline = new Reading("10", Optional.of(new java.math.BigDecimal("10")), Unit.PERCENT, NOW);
        var unit = bound.startsWith("5") ? Unit.ONE : Unit.PERCENT;
        var found = (Found.Value) Reader.find(Answer.of(reading), new Read.Number(), unit, NOW);

        assertThat(new Comparer(n -> Optional.empty(), Optional.of(baseline))
                        .holds(Bounds.parse(bound), found.reading()))
                .isEqualTo(holds);
    }

    @Test
    void a_bound_may_name_a_value() {
        var comparer = new Comparer(n -> Optional.ofNullable(VALUES.get(n)), Optional.empty());
        var half = (Found.Value) Reader.find(Answer.of("0.5"), new Read.Number(), Unit.SECOND, NOW);
        var word = (Found.Value) Reader.find(Answer.of("v2\n"), new Read.Words(), Unit.ONE, NOW);

        assertThat(comparer.holds(Bounds.parse("< ${BUDGET}"), half.reading())).isEqualTo(Truth.YES);
        assertThat(comparer.holds(Bounds.parse("< ${COUNT}"), half.reading())).isEqualTo(Truth.YES);
        assertThat(comparer.holds(Bounds.parse("< ${NOBODY}"), half.reading())).isEqualTo(Truth.UNDECIDED);
        assertThat(comparer.holds(new Bound.Is(Text.parse("${WORD}")), word.reading()))
                .isEqualTo(Truth.YES);
        assertThat(comparer.holds(new Bound.Is(Text.parse("${NOBODY}")), word.reading()))
                .isEqualTo(Truth.UNDECIDED);
    }

    @Test
    void a_duration_that_lasts_is_printed_with_its_level() {
        assertThat(judge(
                                ERROR_RATE,
                                "9",
                                Place.WATCH,
                                Optional.empty(),
                                Map.of(Kind.ROLLBACK, NOW.minus(Duration.ofMinutes(3))))
                        .sentence())
                .isEqualTo("error-rate is 9 % (rollback > 5% for 2m, target < 0.1%) at 22:41:07Z, from Prometheus");
    }
}
