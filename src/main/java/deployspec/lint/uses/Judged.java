package deployspec.lint.uses;

import static java.util.stream.Collectors.toMap;

import deployspec.model.Gate;
import deployspec.model.Measure;
import deployspec.model.MeasureSource;
import deployspec.model.Spec;
import deployspec.model.Step;
import deployspec.model.StepAction;
import deployspec.model.Threshold;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A gate that is judged by a threshold.
 *
 * @param watching the step that watches, where the gate is sampled and not judged once
 */
public record Judged(Gate gate, Threshold threshold, Optional<Step> watching) {
    /** Every one of a spec; names that nobody declared are left out. */
    public static List<Judged> all(Spec spec) {
        Map<String, Threshold> declared =
                spec.thresholds().stream().collect(toMap(t -> t.id().value(), t -> t, (a, b) -> a));
        var ofBlocks = Written.blocks(spec)
                .flatMap(b -> Stream.concat(b.enter().stream(), b.leave().stream()))
                .flatMap(gate -> judged(gate, declared, Optional.empty()));
        var ofSteps = Written.steps(spec)
                .flatMap(step -> step.gates().stream().flatMap(gate -> judged(gate, declared, watching(step))));
        var ofUndos = Written.steps(spec)
                .flatMap(Written::undoGates)
                .flatMap(gate -> judged(gate, declared, Optional.empty()));
        return Stream.of(ofBlocks, ofSteps, ofUndos).flatMap(s -> s).toList();
    }

    /** How readings of it are taken, in the end: another threshold's measure is looked up, once. */
    public static Optional<Measure> measure(Threshold threshold, Spec spec) {
        return threshold
                .measure()
                .flatMap(measure -> measure.source() instanceof MeasureSource.Same same
                        ? spec.thresholds().stream()
                                .filter(t ->
                                        t.id().value().equals(same.threshold().value()))
                                .findFirst()
                                .flatMap(Threshold::measure)
                        : Optional.of(measure));
    }

    private static Optional<Step> watching(Step step) {
        return step.action().value() instanceof StepAction.Watch ? Optional.of(step) : Optional.empty();
    }

    private static Stream<Judged> judged(Gate gate, Map<String, Threshold> declared, Optional<Step> watching) {
        return switch (gate) {
            case Gate.OfThreshold of ->
                Stream.ofNullable(declared.get(of.threshold().value())).map(t -> new Judged(gate, t, watching));
            case Gate.InPlace in -> Stream.of(new Judged(gate, in.threshold(), watching));
            case Gate.OnCondition on -> Stream.empty();
        };
    }
}
