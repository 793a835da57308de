package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Written;
import deployspec.model.Gate;
import deployspec.model.Step;
import deployspec.model.StepAction;
import deployspec.value.Durations;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What is given time is looked at more than once, because patience with one look is none. */
public final class GatesLookAgain implements SpecRule {
    /** What the language says where `every` is not written. */
    private static final Duration POLL = Duration.ofSeconds(5);

    @Override
    public Page page() {
        return new Page(
                "polls-once",
                Severity.WARNING,
                "A gate or a wait is given less time than the pause before its second look.",
                "It is looked at once, right after the change, when it is least likely to hold; then it has failed.",
                "Write an `every` that fits into `within` several times, or a longer `within`.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        return Stream.concat(
                        Written.gates(spec).flatMap(this::gate),
                        Written.steps(spec).flatMap(this::waiting))
                .toList();
    }

    private Stream<Diagnostic> gate(Gate gate) {
        var every = gate.terms().every().orElse(POLL);
        return gate.terms().within().stream()
                .filter(within -> within.compareTo(every) < 0)
                .map(within -> page().at(
                                gate.span(),
                                "this gate has %s, and its second look would come after %s"
                                        .formatted(Durations.print(within), Durations.print(every)))
                        .withHelp(advice(within)));
    }

    /** Only where both are written: unsaid, a wait has a pause of its own. */
    private Stream<Diagnostic> waiting(Step step) {
        return step.action().value() instanceof StepAction.WaitUntil wait
                ? wait.within().stream()
                        .filter(within -> wait.every()
                                .filter(e -> within.compareTo(e) < 0)
                                .isPresent())
                        .map(within -> page().at(
                                        step.action().span(),
                                        "this waits for %s, and looks again after %s"
                                                .formatted(
                                                        Durations.print(within),
                                                        Durations.print(
                                                                wait.every().orElse(POLL))))
                                .withHelp(advice(within)))
                : Stream.empty();
    }

    private static String advice(Duration within) {
        var often = within.dividedBy(5);
        return "Write `every: %s`, or a longer `within`."
                .formatted(Durations.print(often.isZero() ? Duration.ofMillis(1) : often));
    }
}
