package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Kind;
import deployspec.lint.uses.Use;
import deployspec.lint.uses.Uses;
import deployspec.lint.uses.Written;
import deployspec.model.ForEach;
import deployspec.model.Gate;
import deployspec.model.MeasureSource;
import deployspec.model.Step;
import deployspec.model.Threshold;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The gates of a batch look at what all of it has come to, because when they are judged no turn is there to be asked. */
public final class BatchesAreJudgedAsAWhole implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "batch-judged-by-turn",
                Severity.ERROR,
                "A gate of a step with `batch` uses a value of one turn, or what one turn wrote.",
                "It is judged once behind each batch, when there is no turn whose value that could be: it would have no data, and stop a rollout that is well.",
                "Judge each turn in a step of its `checks`, and measure here what all of them have come to.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var thresholds = subject.spec().thresholds();
        return Written.steps(subject.spec())
                .filter(s -> s.forEach().filter(l -> !l.batches().isEmpty()).isPresent())
                .flatMap(step -> step.gates().stream().flatMap(gate -> check(step, gate, thresholds)))
                .toList();
    }

    private Stream<Diagnostic> check(Step step, Gate gate, List<Threshold> thresholds) {
        var uses = Uses.of(gate, thresholds);
        var named = step.forEach().orElseThrow().iterations().getFirst().variables().stream()
                .map(ForEach.Variable::name)
                .filter(name -> isNamed(name.value(), uses))
                .map(name -> found(
                                gate.span(),
                                "every turn has a `%s` of its own, and a batch has none".formatted(name.value()))
                        .relatedTo(name.span(), "set for each turn"));
        var output = measured(gate, thresholds)
                .filter(BatchesAreJudgedAsAWhole::readsOutput)
                .map(t -> found(gate.span(), "every turn writes an output of its own, and a batch writes none"));
        return Stream.concat(named, output);
    }

    private Diagnostic found(Span place, String sentence) {
        return page().at(place, sentence).withHelp(page().remedy());
    }

    private static boolean isNamed(String name, Uses uses) {
        var word = Pattern.compile("\\b" + name + "\\b");
        return uses.names(Kind.VALUE).stream().map(Use::name).anyMatch(name::equals)
                || uses.scripts().stream()
                        .anyMatch(use -> word.matcher(use.script().text()).find());
    }

    private static Stream<Threshold> measured(Gate gate, List<Threshold> thresholds) {
        return switch (gate) {
            case Gate.InPlace in -> Stream.of(in.threshold());
            case Gate.OfThreshold of ->
                thresholds.stream()
                        .filter(t -> t.id().value().equals(of.threshold().value()));
            case Gate.OnCondition on -> Stream.of();
        };
    }

    private static boolean readsOutput(Threshold threshold) {
        return threshold
                .measure()
                .filter(m -> m.source() instanceof MeasureSource.Output)
                .isPresent();
    }
}
