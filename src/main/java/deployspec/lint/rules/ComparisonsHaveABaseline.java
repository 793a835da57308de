package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.model.Step;
import deployspec.model.StepAction;
import deployspec.model.Template;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is to be as it was before is compared with what was recorded before, because nobody remembers numbers. */
public final class ComparisonsHaveABaseline implements SpecRule {
    private static final Pattern COMPARISON = Pattern.compile(
            "(?i:\\b(?:match(?:es)?|equals?|same as|identical to|(?:un)?changed since|compared (?:to|with)|no (?:more|fewer|less) than)\\b.{0,20}\\b(?:before|pre-deployment|pre-migration|pre-upgrade|beforehand|baseline)\\b)");

    @Override
    public Page page() {
        return new Page(
                "comparison-in-prose",
                Severity.WARNING,
                "A text wants something to be as it was before, and no gate of the step compares.",
                "Unless somebody recorded it before the change, there is nothing to compare with when it matters.",
                "Read it before the change, with `baseline: [NAME]` on a step, and judge it here by a threshold with `target: \"= baseline\"`.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        return subject.spec()
                .steps()
                .filter(step -> step.action().value() instanceof StepAction.Run)
                .filter(step -> step.gates().isEmpty()
                        && step.checks().stream()
                                .allMatch(check -> check.gates().isEmpty()))
                .flatMap(this::check)
                .toList();
    }

    private Stream<Diagnostic> check(Step step) {
        return Stream.of(Stream.of(step.title()), step.about().stream(), step.details().stream())
                .flatMap(texts -> texts)
                .filter(text -> COMPARISON.matcher(text.text().shown()).find())
                .limit(1)
                .map(text -> complain(text, step));
    }

    private Diagnostic complain(Template text, Step step) {
        return page().at(
                        text.span(),
                        "`%s` has no gate that compares with what was before"
                                .formatted(step.title().text().shown()))
                .withHelp(page().remedy());
    }
}
