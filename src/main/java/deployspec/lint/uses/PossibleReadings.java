package deployspec.lint.uses;

import deployspec.model.Located;
import deployspec.model.Measure;
import deployspec.model.Threshold;
import deployspec.value.Bound;
import deployspec.value.Dimension;
import deployspec.value.Quantity;
import deployspec.value.Read;
import deployspec.value.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Numbers that stand for every reading a threshold can have: each number that its bounds name, one between each two
 * neighbours, and one beyond either end. No bound changes its mind in between, so what holds for all of these holds always.
 * Counts of lines are whole and never negative, a status has three digits, no answer takes less than no time, and a share, a
 * size or a rate is not negative either, unless its title or one of its bounds speaks of a change.
 *
 * @param numbers in the base unit, from the smallest on
 */
public record PossibleReadings(List<BigDecimal> numbers) {
    private static final Pattern SIGNED = Pattern.compile(
            "growth|grow|chang|differ|diff|delta|drift|trend|increas|decreas|gain|loss|lost|balance|offset|skew|deviation",
            Pattern.CASE_INSENSITIVE);

    private static final BigDecimal HALF = new BigDecimal("0.5");

    public PossibleReadings {
        numbers = List.copyOf(numbers);
    }

    /**
     * Empty where a bound is no number that is known now, but a word, an input or a baseline.
     *
     * @param measure what takes the readings, in the end
     */
    public static Optional<PossibleReadings> of(Threshold threshold, Optional<Measure> measure) {
        var bounds = threshold.levels().stream().map(l -> l.value().bound()).toList();
        if (bounds.isEmpty() || !bounds.stream().allMatch(PossibleReadings::isKnown)) {
            return Optional.empty();
        }
        var named = new TreeSet<BigDecimal>();
        bounds.stream().flatMap(Bound::quantities).forEach(q -> {
            if (q instanceof Quantity.Amount amount) {
                named.add(amount.inBaseUnit());
            }
        });
        var numbers = around(List.copyOf(named));
        var inDomain = inDomain(
                isNeverNegative(threshold, named) ? notNegative(numbers) : numbers,
                measure.map(Measure::read).map(Located::value));
        return Optional.of(new PossibleReadings(inDomain.distinct().sorted().toList()));
    }

    public boolean all(Bound bound) {
        return numbers.stream().allMatch(n -> holds(bound, n));
    }

    public boolean none(Bound bound) {
        return numbers.stream().noneMatch(n -> holds(bound, n));
    }

    /** Whether whatever meets the one bound meets the other. */
    public boolean implies(Bound one, Bound other) {
        return numbers.stream().allMatch(n -> !holds(one, n) || holds(other, n));
    }

    /** Whether a number meets a bound of which everything is known. */
    public static boolean holds(Bound bound, BigDecimal number) {
        return switch (bound) {
            case Bound.Compare compare -> compare.comparison().holds(number.compareTo(base(compare.quantity())));
            case Bound.Range range ->
                number.compareTo(base(range.low())) >= 0 && number.compareTo(base(range.high())) <= 0;
            case Bound.All all -> all.bounds().stream().allMatch(b -> holds(b, number));
            case Bound.Any any -> any.bounds().stream().anyMatch(b -> holds(b, number));
            case Bound.Is is -> false;
            case Bound.Matches matches -> false;
        };
    }

    private static boolean isKnown(Bound bound) {
        return switch (bound) {
            case Bound.Compare compare -> compare.quantity() instanceof Quantity.Amount;
            case Bound.Range range -> range.low() instanceof Quantity.Amount && range.high() instanceof Quantity.Amount;
            case Bound.All all -> all.bounds().stream().allMatch(PossibleReadings::isKnown);
            case Bound.Any any -> any.bounds().stream().allMatch(PossibleReadings::isKnown);
            case Bound.Is is -> false;
            case Bound.Matches matches -> false;
        };
    }

    private static BigDecimal base(Quantity quantity) {
        return quantity instanceof Quantity.Amount amount ? amount.inBaseUnit() : BigDecimal.ZERO;
    }

    private static Stream<BigDecimal> around(List<BigDecimal> named) {
        var between = Stream.iterate(1, i -> i < named.size(), i -> i + 1)
                .map(i -> named.get(i - 1).add(named.get(i)).multiply(HALF));
        var beyond = named.isEmpty()
                ? Stream.of(BigDecimal.ZERO)
                : Stream.of(
                        named.getFirst().subtract(BigDecimal.ONE),
                        named.getLast().add(BigDecimal.ONE));
        return Stream.of(named.stream(), between, beyond).flatMap(s -> s);
    }

    private static Stream<BigDecimal> inDomain(Stream<BigDecimal> numbers, Optional<Read> read) {
        return read.map(r -> switch (r) {
                    case Read.Lines lines -> whole(numbers, 0, Integer.MAX_VALUE);
                    case Read.MatchingLines lines -> whole(numbers, 0, Integer.MAX_VALUE);
                    case Read.Status status -> whole(numbers, 100, 599);
                    case Read.Percentile percentile -> notNegative(numbers);
                    case Read.Number number -> numbers;
                    case Read.Words words -> numbers;
                    case Read.Group group -> numbers;
                    case Read.Json json -> numbers;
                    case Read.Sample sample -> numbers;
                    case Read.LastLine line -> numbers;
                })
                .orElse(numbers);
    }

    private static boolean isNeverNegative(Threshold threshold, TreeSet<BigDecimal> named) {
        boolean amount = threshold.levels().stream()
                .flatMap(l -> l.value().bound().units())
                .map(Unit::dimension)
                .allMatch(d -> d == Dimension.RATIO || d == Dimension.SIZE || d == Dimension.RATE);
        return amount
                && named.first().signum() >= 0
                && !SIGNED.matcher(threshold.title().text().shown()).find();
    }

    private static Stream<BigDecimal> notNegative(Stream<BigDecimal> numbers) {
        return Stream.concat(numbers, Stream.of(BigDecimal.ZERO)).filter(n -> n.signum() >= 0);
    }

    /** The whole numbers around each, and both ends. */
    private static Stream<BigDecimal> whole(Stream<BigDecimal> numbers, int lowest, int highest) {
        var low = BigDecimal.valueOf(lowest);
        var high = BigDecimal.valueOf(highest);
        return Stream.concat(
                        numbers.flatMap(n -> Stream.of(-1, 0, 1, 2)
                                .map(i -> n.setScale(0, RoundingMode.FLOOR).add(BigDecimal.valueOf(i)))),
                        Stream.of(low, high))
                .filter(n -> n.compareTo(low) >= 0 && n.compareTo(high) <= 0);
    }
}
