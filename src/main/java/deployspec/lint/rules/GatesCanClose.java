package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Judged;
import deployspec.lint.uses.PossibleReadings;
import deployspec.lint.uses.Written;
import deployspec.model.Gate;
import deployspec.model.Located;
import deployspec.model.Spec;
import deployspec.model.Step;
import deployspec.model.StepAction;
import deployspec.model.Threshold;
import deployspec.value.Level;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** There is a reading that keeps each gate shut, because one that is always open looks like protection and is none. */
public final class GatesCanClose implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "cannot-fail",
                Severity.WARNING,
                "No reading can keep a gate shut.",
                "Everybody believes that something is looked at here; whatever happens, the deployment goes on.",
                "Change the bound so that a bad reading misses it, or remove the gate.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        var byReading = Judged.all(spec).stream()
                .filter(j -> j.threshold().judgement().isEmpty())
                .flatMap(j -> check(j, spec).stream());
        return Stream.concat(byReading, Written.steps(spec).flatMap(this::tolerant))
                .distinct()
                .toList();
    }

    private Optional<Diagnostic> check(Judged judged, Spec spec) {
        var threshold = judged.threshold();
        if (judged.watching().isPresent() && onlyNotes(threshold)) {
            return Optional.of(
                    page().at(
                                    judged.gate().span(),
                                    "this watch only takes note of `%s`: nothing fails it"
                                            .formatted(threshold.id().value()))
                            .relatedTo(threshold.span(), "a `warning`, and nothing worse")
                            .withHelp(
                                    "In a watch a missed target fails only where there is no worse level. Add `critical`, or remove `warning`."));
        }
        return PossibleReadings.of(threshold, Judged.measure(threshold, spec))
                .filter(readings -> readings.numbers().stream().noneMatch(n -> fails(judged, n)))
                .map(readings -> page().at(
                                threshold.levels().getFirst().span(),
                                "every possible reading of `%s` opens this gate"
                                        .formatted(threshold.title().text().shown()))
                        .withHelp(page().remedy()));
    }

    private static boolean onlyNotes(Threshold threshold) {
        return threshold.level(Level.Kind.WARNING).isPresent()
                && threshold.level(Level.Kind.CRITICAL).isEmpty()
                && threshold.level(Level.Kind.ROLLBACK).isEmpty();
    }

    private static boolean fails(Judged judged, BigDecimal reading) {
        var levels = judged.threshold().levels().stream().map(Located::value).toList();
        var worst = judged.watching().isPresent() ? Level.Kind.CRITICAL : Level.Kind.WARNING;
        boolean anyBad = levels.stream().anyMatch(l -> l.kind().compareTo(Level.Kind.WARNING) >= 0);
        boolean bad = levels.stream()
                .filter(l -> l.kind().compareTo(worst) >= 0)
                .anyMatch(l -> PossibleReadings.holds(l.bound(), reading));
        boolean good = levels.stream()
                .filter(l -> l.kind().compareTo(Level.Kind.WARNING) < 0)
                .anyMatch(l -> PossibleReadings.holds(l.bound(), reading));
        return bad || (!good && (judged.watching().isEmpty() || !anyBad));
    }

    /** A watch fails with more bad samples than it tolerates: of twelve, twelve are never more than twelve. */
    private Stream<Diagnostic> tolerant(Step step) {
        if (!(step.action().value() instanceof StepAction.Watch watch)) {
            return Stream.empty();
        }
        long samples = watch.stretches().stream()
                .mapToLong(s -> s.length().dividedBy(s.every()))
                .sum();
        return step.gates().stream()
                .filter(gate -> gate.terms().tolerate() >= samples)
                .map(gate -> complain(gate, samples));
    }

    private Diagnostic complain(Gate gate, long samples) {
        return page().at(
                        gate.span(),
                        "the watch takes %d sample%s, and all of them may fail"
                                .formatted(samples, samples == 1 ? "" : "s"))
                .withHelp("Write a `tolerate` below %d; without it no sample may fail.".formatted(samples));
    }
}
