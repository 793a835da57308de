package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Written;
import deployspec.model.OnFailure;
import deployspec.model.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A step that may not fail may not pass unmeasured either, because an outage of the monitoring is when it matters. */
public final class NothingPassesUnmeasured implements SpecRule {
    private static final Optional<OnFailure.Reaction> CONTINUE = Optional.of(OnFailure.Reaction.CONTINUE);

    @Override
    public Page page() {
        return new Page(
                "passes-unmeasured",
                Severity.WARNING,
                "A step must not fail, and lets the run go on when it could not be measured.",
                "What breaks a system often breaks its monitoring first: then the gate opens exactly when it should not.",
                "Write `no-data: ask` and `error: ask`: a person can still find out and decide.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        return Written.steps(subject.spec())
                .filter(step -> !step.onFailure().failed().equals(CONTINUE))
                .flatMap(this::check)
                .toList();
    }

    private Stream<Diagnostic> check(Step step) {
        var reactions = step.onFailure();
        boolean noData = reactions.noData().equals(CONTINUE) && !step.gates().isEmpty();
        boolean error = reactions.error().equals(CONTINUE);
        if (!noData && !error) {
            return Stream.empty();
        }
        var how = noData ? "no-data" : "error";
        return Stream.of(page().at(
                        step.title().span(),
                        noData
                                ? "without any data this step counts as good enough"
                                : "when this step cannot be carried out or measured, the run goes on")
                .withHelp(
                        "Write `%s: ask` in its `on-failure`, so that a person finds out and decides.".formatted(how)));
    }
}
