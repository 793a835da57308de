package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Placed;
import deployspec.lint.uses.Written;
import deployspec.model.Gate;
import deployspec.model.HttpCall;
import deployspec.model.Located;
import deployspec.model.Measure;
import deployspec.model.MeasureSource;
import deployspec.model.Script;
import deployspec.model.Spec;
import deployspec.model.Step;
import deployspec.model.Threshold;
import deployspec.value.Level;
import deployspec.value.Read;
import deployspec.value.Slug;
import deployspec.value.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A bound stands in one place, because of two copies only one is changed. */
public final class BoundsAreWrittenOnce implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "bound-written-twice",
                Severity.WARNING,
                "The same thing is measured and compared with the same bound in two places.",
                "When the bound changes, one of them is forgotten, and two gates disagree about what is good.",
                "Declare it once under `thresholds` and name it at each gate.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var first = new HashMap<Said, Threshold>();
        var found = new ArrayList<Diagnostic>();
        var declared = subject.spec().thresholds();
        Stream.concat(declared.stream(), inPlace(subject.spec()))
                .forEach(threshold -> said(threshold).ifPresent(said -> {
                    var earlier = first.putIfAbsent(said, threshold);
                    // In a procedure that is used twice it is written once.
                    if (earlier != null && !place(earlier).equals(place(threshold))) {
                        found.add(complain(threshold, earlier, declared));
                    }
                }));
        return found;
    }

    private Diagnostic complain(Threshold threshold, Threshold earlier, List<Threshold> declared) {
        boolean isDeclared = declared.contains(earlier);
        var name = isDeclared
                ? earlier.id().value()
                : Slug.of(earlier.title().text().shown());
        var complaint = page().at(place(threshold), "the same measure is compared with the same bound in another place")
                .relatedTo(place(earlier), isDeclared ? "`%s` says the same".formatted(name) : "written here, too");
        if (declared.contains(threshold)) {
            return complaint.withHelp("Remove one of them, and name the other wherever it stood.");
        }
        return complaint.withHelp(
                isDeclared
                        ? "Name it: `gates: [%s]`; a `title` beside `threshold: %s` calls it differently here."
                                .formatted(name, name)
                        : "Declare `%s` under `thresholds`, and write `{threshold: %s}` at both gates."
                                .formatted(name, name));
    }

    private static Span place(Threshold threshold) {
        return threshold.levels().isEmpty()
                ? threshold.span()
                : threshold.levels().getFirst().span();
    }

    /** What a threshold says, wherever it stands and whatever it is called. */
    private record Said(String source, Read read, Optional<Unit> unit, List<Level> levels) {}

    private static Optional<Said> said(Threshold threshold) {
        return threshold
                .measure()
                .flatMap(measure -> source(measure)
                        .map(source -> new Said(
                                source,
                                measure.read().value(),
                                measure.unit().map(Located::value),
                                threshold.levels().stream().map(Located::value).toList())));
    }

    /** Empty for what a step wrote, a person typed, or a server was sent. */
    private static Optional<String> source(Measure measure) {
        return switch (measure.source()) {
            case MeasureSource.Run run ->
                Optional.of(
                        "run " + shell(run.script()) + " " + run.script().text().strip());
            case MeasureSource.Http http -> call(http.call());
            case MeasureSource.Query query ->
                Optional.of("query " + query.source().value() + " "
                        + query.query().text().written().strip());
            case MeasureSource.Output output -> Optional.empty();
            case MeasureSource.Typed typed -> Optional.empty();
            case MeasureSource.Same same -> Optional.empty();
        };
    }

    private static String shell(Script script) {
        return script.shell().map(Located::value).orElse("bash");
    }

    private static Optional<String> call(HttpCall call) {
        var headers = call.headers().stream()
                .map(h -> " " + h.name().value() + ": " + h.value().text().written())
                .toList();
        return call.body().isPresent()
                ? Optional.empty()
                : Optional.of(call.method() + " " + call.url().text().written() + String.join("", headers));
    }

    /** Those in whose place nothing of its own is set: the same script in another folder measures something else. */
    private static Stream<Threshold> inPlace(Spec spec) {
        var ofBlocks = Written.blocks(spec).flatMap(b -> Stream.concat(b.enter().stream(), b.leave().stream()));
        var ofSteps = Placed.all(spec).stream()
                .filter(p -> isPlain(p.step()) && p.parent().stream().allMatch(BoundsAreWrittenOnce::isPlain))
                .flatMap(p -> p.step().gates().stream());
        return Stream.concat(ofBlocks, ofSteps)
                .flatMap(g -> g instanceof Gate.InPlace in ? Stream.of(in.threshold()) : Stream.empty());
    }

    private static boolean isPlain(Step step) {
        var around = step.surroundings();
        return around.dir().isEmpty()
                && around.env().isEmpty()
                && around.environment().isEmpty()
                && step.forEach().isEmpty();
    }
}
