package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Written;
import deployspec.model.Step;
import deployspec.model.StepAction;
import deployspec.model.Template;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A command that a step asks for stands where it is run, because what is typed by hand is not what was reviewed. */
public final class CommandsAreRun implements SpecRule {
    /** {@code Run `kubectl apply -f x`}: an order, then code that looks like a command line. */
    private static final Pattern ORDER = Pattern.compile(
            "^(?:Re-?run|Run|Execute|Call|Invoke|Launch|Type|Start)\\b[^`]{0,40}`((?:[./~][^` ]*/?[^` ]+|[^` ]+ [^`]+))`");

    @Override
    public Page page() {
        return new Page(
                "command-by-hand",
                Severity.NOTE,
                "A step tells a person in words to run a command.",
                "It is copied or typed by hand, into whatever terminal is open, and nothing keeps what it answered.",
                "Write the command as `run`, with `confirm: true` where somebody has to look first.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        return Written.steps(subject.spec())
                .filter(step -> step.action().value() instanceof StepAction.None
                        && step.gates().isEmpty())
                .flatMap(this::check)
                .toList();
    }

    private Stream<Diagnostic> check(Step step) {
        return Stream.of(Stream.of(step.title()), step.about().stream(), step.details().stream())
                .flatMap(texts -> texts)
                .flatMap(this::order)
                .limit(1);
    }

    private Stream<Diagnostic> order(Template text) {
        return ORDER.matcher(text.text().shown())
                .results()
                .map(order -> page().at(text.span(), "`%s` is left to a person to type".formatted(order.group(1)))
                        .withHelp("Write `run: %s`, so that the tool runs it as it was reviewed and keeps its answer."
                                .formatted(order.group(1))));
    }
}
