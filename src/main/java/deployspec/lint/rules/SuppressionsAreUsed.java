package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.FindingsRule;
import deployspec.lint.Rules;
import deployspec.lint.Subject;
import deployspec.lint.Suppression;
import java.util.List;

/** A comment that excuses from a rule is needed, because one that outlives its fault will hide the next. */
public final class SuppressionsAreUsed implements FindingsRule {
    @Override
    public Page page() {
        return new Page(
                "unused-suppression",
                Severity.WARNING,
                "A comment excuses from a rule that finds nothing there.",
                "It outlived its fault, or stands in the wrong place; the next fault of the kind would pass unseen.",
                "Remove the comment, or move it right above what it is meant for.");
    }

    @Override
    public List<Diagnostic> check(Subject subject, List<Diagnostic> found) {
        boolean hasPlan = found.stream().map(Diagnostic::code).noneMatch(Rules::keepsFromAPlan);
        return subject.suppressions().stream()
                // One in a file that several specs include may be needed for another one of them.
                .filter(suppression -> subject.isOwn(suppression.span()))
                .filter(suppression -> isMeant(suppression, subject, hasPlan))
                .filter(suppression -> found.stream().noneMatch(suppression::covers))
                .map(suppression -> page().at(
                                suppression.span(),
                                "`%s` finds nothing here to be excused from".formatted(suppression.code()))
                        .withHelp(page().remedy()))
                .toList();
    }

    /** What is wrong with the comment itself, another rule says; of a rule that was not asked, nobody knows what it finds. */
    private static boolean isMeant(Suppression suppression, Subject subject, boolean hasPlan) {
        return !suppression.reason().isEmpty()
                && Rules.isAdvice(suppression.code())
                && Rules.named(suppression.code())
                        .filter(rule -> rule.isAsked(subject, hasPlan))
                        .isPresent();
    }
}
