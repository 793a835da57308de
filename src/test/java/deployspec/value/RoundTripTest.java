package deployspec.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a value writes down is read back as the same value: for many values, the same ones each time. */
class RoundTripTest {
    private static final long SEED = 20260118;
    private static final int CASES = 500;

    @TestFactory
    Stream<DynamicTest> whatIsWrittenIsReadBack() {
        return Stream.of(
                roundTrip("durations", RoundTripTest::duration, Durations::print, Durations::parse),
                roundTrip("moments", RoundTripTest::moment, Moment::written, Moment::parse),
                roundTrip("windows", RoundTripTest::window, Window::written, Window::parse),
                roundTrip("quantities", RoundTripTest::quantity, Quantity::written, Quantities::parse),
                roundTrip("bounds", RoundTripTest::bound, Bound::written, Bounds::parse),
                roundTrip("texts", RoundTripTest::text, Text::written, Text::parse));
    }

    private static <T> DynamicTest roundTrip(
            String name, Function<Random, T> any, Function<T, String> write, Function<String, T> read) {
        return DynamicTest.dynamicTest(name, () -> {
            var random = new Random(SEED);
            for (int i = 0; i < CASES; i++) {
                var value = any.apply(random);
                var written = write.apply(value);
                assertThat(read.apply(written)).as(written).isEqualTo(value);
            }
        });
    }

    private static Duration duration(Random random) {
        var unit = pick(random, List.of(1L, 1_000L, 60_000L, 3_600_000L, 86_400_000L));
        return Duration.ofMillis(random.nextInt(100) * unit + random.nextInt(3) * 1_000L);
    }

    private static Moment moment(Random random) {
        var offset = duration(random);
        return new Moment(
                pick(random, List.of(Moment.Anchor.values())), random.nextBoolean() ? offset : offset.negated());
    }

    private static Window window(Random random) {
        var from = moment(random);
        return new Window(from, new Moment(from.anchor(), from.offset().plus(duration(random))));
    }

    private static Quantity quantity(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> amount(random);
            case 1 -> new Quantity.FromInput(pick(random, List.of("BUDGET", "A", "MAX_2")));
            default ->
                new Quantity.Baseline(
                        switch (random.nextInt(4)) {
                            case 0 -> new Quantity.Exactly();
                            case 1 -> new Quantity.Percent(positive(random).negate());
                            case 2 -> new Quantity.Points(positive(random));
                            default -> new Quantity.Around(positive(random));
                        });
        };
    }

    private static Quantity amount(Random random) {
        var number = positive(random);
        return new Quantity.Amount(
                random.nextBoolean() ? number : number.negate(), pick(random, List.of(Unit.values())));
    }

    private static BigDecimal positive(Random random) {
        var number = BigDecimal.valueOf(1 + random.nextInt(100_000), random.nextInt(4))
                .stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private static Bound bound(Random random) {
        if (random.nextInt(4) == 0) {
            var unit = pick(random, List.of(Unit.PERCENT, Unit.MILLISECOND, Unit.ONE));
            var low = positive(random);
            return new Bound.Range(
                    new Quantity.Amount(low, unit), new Quantity.Amount(plain(low.add(positive(random))), unit));
        }
        var quantity = quantity(random);
        var around = quantity instanceof Quantity.Baseline baseline && baseline.offset() instanceof Quantity.Around;
        var comparisons = around ? List.of(Comparison.EQUAL, Comparison.NOT_EQUAL) : List.of(Comparison.values());
        return new Bound.Compare(pick(random, comparisons), quantity);
    }

    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** A dollar just before a reference can't be written; no parser makes such a text. */
    private static Text text(Random random) {
        var written = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            written.append(pick(random, List.of("$", "{", "}", "${A}", "$${A}", "${", "$${", "a b", "${x}", "\n")));
        }
        return Text.parse(written.toString());
    }

    private static <T> T pick(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
