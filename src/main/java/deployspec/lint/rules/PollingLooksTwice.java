package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Written;
import deployspec.model.StepAction;
import deployspec.value.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is looked at again and again is looked at more than once, because else the time that it is given is no time. */
public final class PollingLooksTwice implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "polls-once",
                Severity.WARNING,
                "The pause between two looks is longer than the time in which to look.",
                "It is looked at once, at the beginning, when what it waits for has hardly begun.",
                "Make `every` a small part of `within`.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var gates = Written.gates(subject.spec())
                .flatMap(gate -> check(gate.terms().within(), gate.terms().every(), gate.span()));
        var waits = Written.steps(subject.spec())
                .flatMap(step -> step.action().value() instanceof StepAction.WaitUntil until
                        ? check(until.within(), until.every(), step.action().span())
                        : Stream.empty());
        return Stream.concat(gates, waits).toList();
    }

    private Stream<Diagnostic> check(Optional<Duration> within, Optional<Duration> every, Span span) {
        return within.stream()
                .flatMap(all -> every.stream()
                        .filter(pause -> pause.compareTo(all) > 0)
                        .map(pause -> page().at(
                                        span,
                                        "this is looked at once: the next look, after %s, would be beyond %s"
                                                .formatted(Durations.print(pause), Durations.print(all)))
                                .withHelp("Write an `every` that is a small part of `within: %s`."
                                        .formatted(Durations.print(all)))));
    }
}
