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
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A bound that a step names is compared with something, because words beside a command stop nothing. What a person does and
 * confirms is left alone: there, the words are all there is.
 */
public final class BoundsAreCompared implements SpecRule {
    private static final Pattern BOUND = Pattern.compile(
            "(?:[<>≤≥]=?) ?[0-9]+(?:[.][0-9]+)? ?(?:%|ms\\b|s\\b|m\\b|h\\b|[kMGT]i?B\\b|/s\\b)|\\b(?:[0-9]+[+]|100%) [a-z]");

    @Override
    public Page page() {
        return new Page(
                "bound-in-words",
                Severity.WARNING,
                "The words of a step name a bound, and its command passes whether or not it is kept.",
                "The reader takes it for a gate; the run never looks at it.",
                "Write a gate with the bound: `{title: …, target: \"< 500ms\", measure: …}`.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        return Written.steps(subject.spec())
                .filter(step -> acts(step) && !isJudged(step))
                .flatMap(step -> bound(step).stream())
                .toList();
    }

    private Optional<Diagnostic> bound(Step step) {
        return Stream.concat(step.details().stream(), Stream.of(step.title()))
                .flatMap(text -> found(text).stream().map(bound -> complain(step, text, bound)))
                .findFirst();
    }

    private Diagnostic complain(Step step, Template text, String bound) {
        return page().at(text.span(), "`%s` stands here in words only: nothing is compared with it".formatted(bound))
                .withHelp("Give the step a gate: `{title: \"%s\", target: \"%s\", measure: …}`."
                        .formatted(step.title().text().shown().replace("\"", "'"), target(bound)));
    }

    /** The bound as a level says it. */
    private static String target(String bound) {
        if (bound.endsWith("+")) {
            return ">= " + bound.substring(0, bound.length() - 1);
        }
        var number = bound.replaceFirst("^[<>≤≥=]+ ?", "");
        var sign = bound.substring(0, bound.length() - number.length()).strip();
        return switch (sign) {
            case "" -> "= " + number;
            case "≤" -> "<= " + number;
            case "≥" -> ">= " + number;
            default -> sign + " " + number;
        };
    }

    private static Optional<String> found(Template text) {
        var bound = BOUND.matcher(text.text().shown());
        return bound.find() ? Optional.of(bound.group().strip().replaceAll(" [a-z]$", "")) : Optional.empty();
    }

    private static boolean acts(Step step) {
        return step.action().value() instanceof StepAction.Run || step.action().value() instanceof StepAction.Http;
    }

    private static boolean isJudged(Step step) {
        return !step.gates().isEmpty()
                || !step.checks().isEmpty()
                || step.expect().filter(e -> e.output().isPresent()).isPresent();
    }
}
