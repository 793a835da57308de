package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Written;
import deployspec.model.Located;
import deployspec.model.Measure;
import deployspec.model.MeasureSource;
import deployspec.model.Spec;
import deployspec.model.Threshold;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A threshold that measures as another one does finds a measure there, because a reference to nothing reads nothing. */
public final class MeasuresAreThere implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "measure-not-there",
                Severity.ERROR,
                "A threshold takes over the measure of another one that has none of its own.",
                "There is nothing to take over; nobody would know what to read.",
                "Give the other threshold a `measure`, or write the measure here.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        var declared = declared(spec);
        return Written.thresholds(spec)
                .flatMap(t -> Stream.concat(t.measure().stream(), t.baseline().stream()))
                .flatMap(measure -> same(measure).stream())
                .flatMap(name -> check(name, declared).stream())
                .toList();
    }

    private Optional<Diagnostic> check(Located<String> name, Map<String, Threshold> declared) {
        var seen = new HashSet<String>();
        var at = Optional.of(name.value());
        while (at.isPresent() && seen.add(at.get())) {
            var threshold = declared.get(at.get());
            if (threshold == null) {
                return Optional.empty();
            }
            if (threshold.measure().isEmpty()) {
                return Optional.of(missing(name, threshold));
            }
            at = threshold.measure().flatMap(MeasuresAreThere::same).map(Located::value);
        }
        return at.map(again -> page().at(name.span(), "the measure of `%s` leads back to itself".formatted(again))
                .withHelp("Write the measure itself at one of them."));
    }

    private Diagnostic missing(Located<String> name, Threshold threshold) {
        var why = threshold.judgement().isPresent() ? "a person judges it" : "a person types it";
        return page().at(
                        name.span(),
                        "`%s` has no measure to take over"
                                .formatted(threshold.id().value()))
                .relatedTo(threshold.span(), why)
                .withHelp(
                        threshold.judgement().isPresent()
                                ? "Write a measure here."
                                : "Write `measure: {typed: true}` there, or a measure that the tool can take.");
    }

    private static Optional<Located<String>> same(Measure measure) {
        return measure.source() instanceof MeasureSource.Same same ? Optional.of(same.threshold()) : Optional.empty();
    }

    private static Map<String, Threshold> declared(Spec spec) {
        var declared = new HashMap<String, Threshold>();
        spec.thresholds().forEach(t -> declared.putIfAbsent(t.id().value(), t));
        return declared;
    }
}
