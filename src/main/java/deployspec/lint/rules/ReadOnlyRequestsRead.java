package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Written;
import deployspec.model.HttpCall;
import deployspec.model.MeasureSource;
import deployspec.model.StepAction;
import deployspec.model.Threshold;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What promises to change nothing sends no request that is made to change something. POST is left alone: many services are
 * only asked by it.
 */
public final class ReadOnlyRequestsRead implements SpecRule {
    private static final String OF_A_MEASURE =
            "Ask with GET; what has to be written before it can be looked at is a step of its own.";

    @Override
    public Page page() {
        return new Page(
                "read-only-writes",
                Severity.WARNING,
                "A step says `read-only: true`, or a measure is taken, with a request that writes.",
                "What is read-only is carried out in a dry run, again after a crash, and with every look of a gate; nothing takes it back.",
                "Remove `read-only` and say how the step is taken back, or ask with GET.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var steps = Written.steps(subject.spec())
                .filter(step -> step.safety().readOnly())
                .flatMap(step -> step.action().value() instanceof StepAction.Http http
                        ? check(
                                http.call(),
                                step.action().span(),
                                "this step says that it changes nothing",
                                page().remedy())
                        : Stream.empty());
        var measures = Written.thresholds(subject.spec())
                .flatMap(ReadOnlyRequestsRead::calls)
                .flatMap(call -> check(call, call.span(), "a measure is only to look", OF_A_MEASURE));
        return Stream.concat(steps, measures).toList();
    }

    private Stream<Diagnostic> check(HttpCall call, Span span, String promise, String help) {
        return switch (call.method()) {
            case PUT, PATCH, DELETE ->
                Stream.of(page().at(span, "%s, and sends a %s".formatted(promise, call.method()))
                        .withHelp(help));
            case GET, HEAD, POST -> Stream.empty();
        };
    }

    private static Stream<HttpCall> calls(Threshold threshold) {
        return Stream.of(threshold.measure(), threshold.baseline())
                .flatMap(Optional::stream)
                .flatMap(measure ->
                        measure.source() instanceof MeasureSource.Http http ? Stream.of(http.call()) : Stream.empty());
    }
}
