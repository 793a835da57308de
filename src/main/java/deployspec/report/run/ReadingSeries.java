package deployspec.report.run;

import deployspec.execute.event.Event;
import deployspec.execute.event.Reading;
import deployspec.execute.event.Verdict;
import deployspec.execute.judge.Comparer;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedStep;
import deployspec.plan.PlannedThreshold;
import deployspec.value.Bound;
import deployspec.value.Level;
import deployspec.value.Quantity;
import deployspec.value.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was read of one threshold over time, beside the levels that it was held against.
 *
 * @param unit of all numbers in it
 */
record ReadingSeries(PlannedThreshold threshold, Unit unit, List<Line> lines, List<Point> points) {
    /** A level, where it is a number. */
    record Line(Level level, double value) {}

    /** @param value empty where nothing was read */
    record Point(Instant at, Optional<Double> value, Verdict verdict) {}

    /** Of each threshold that was looked at more than once and has numbers to show. */
    static List<ReadingSeries> of(RunStory story) {
        return story.plan().thresholds().stream()
                .map(threshold -> of(story, threshold))
                .filter(s -> s.points().size() > 1
                        && s.points().stream().anyMatch(p -> p.value().isPresent()))
                .toList();
    }

    private static ReadingSeries of(RunStory story, PlannedThreshold threshold) {
        var unit = unit(story, threshold);
        var points = new ArrayList<Point>();
        for (var entry : story.entries()) {
            verdict(story, entry.event(), threshold.id())
                    .ifPresent(v -> points.add(new Point(entry.at(), v.reading().flatMap(r -> in(unit, r)), v)));
        }
        return new ReadingSeries(threshold, unit, lines(story, threshold, unit), List.copyOf(points));
    }

    private static Optional<Verdict> verdict(RunStory story, Event event, String threshold) {
        return switch (event) {
            case Event.Sampled e ->
                against(story.step(e.step()).step(), e.gate(), threshold) ? Optional.of(e.verdict()) : Optional.empty();
            case Event.GateJudged e ->
                against(story.step(e.step()).step(), e.gate(), threshold) ? Optional.of(e.verdict()) : Optional.empty();
            case Event.Watched e -> e.threshold().equals(threshold) ? Optional.of(e.verdict()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean against(PlannedStep step, int gate, String threshold) {
        return step.gates().get(gate).check() instanceof PlannedGate.Against a
                && a.threshold().equals(threshold);
    }

    /** In which an author wrote the first level; else in which it was read. */
    private static Unit unit(RunStory story, PlannedThreshold threshold) {
        return threshold.levels().stream()
                .flatMap(l -> l.bound().units())
                .findFirst()
                .or(() -> story.entries().stream()
                        .flatMap(e -> verdict(story, e.event(), threshold.id()).stream())
                        .flatMap(v -> v.reading().stream())
                        .map(Reading::unit)
                        .findFirst())
                .orElse(Unit.ONE);
    }

    private static Optional<Double> in(Unit unit, Reading reading) {
        return reading.inBaseUnit().map(number -> in(unit, number));
    }

    private static double in(Unit unit, BigDecimal base) {
        return base.doubleValue() / unit.factor().doubleValue();
    }

    private static List<Line> lines(RunStory story, PlannedThreshold threshold, Unit unit) {
        var baseline = story.all(Event.BaselineRead.class).stream()
                .filter(b -> b.threshold().equals(threshold.id()))
                .map(Event.BaselineRead::reading)
                .reduce((earlier, later) -> later);
        var values = story.wording().values();
        var comparer = new Comparer(name -> Optional.ofNullable(values.get(name)), baseline);
        return threshold.levels().stream()
                .flatMap(level -> level.bound() instanceof Bound.Compare || level.bound() instanceof Bound.Range
                        ? level.bound()
                                .quantities()
                                .flatMap(q -> value(comparer, q, unit).stream().map(v -> new Line(level, v)))
                        : List.<Line>of().stream())
                .toList();
    }

    private static Optional<Double> value(Comparer comparer, Quantity quantity, Unit unit) {
        return comparer.inBaseUnit(quantity, unit).map(base -> in(unit, base));
    }
}
