package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Suggestions;
import deployspec.lint.Rule;
import deployspec.lint.Rules;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.Suppression;
import java.util.List;
import java.util.Optional;

/** A comment that excuses from a rule names one that can be excused from, and says why, because the next reader will ask. */
public final class SuppressionsAreExplained implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "suppression-not-explained",
                Severity.WARNING,
                "A comment excuses from a rule without a reason, or from one that does not exist or cannot be excused from.",
                "Such a comment excuses from nothing; with a reason, it tells the next reader what somebody already thought through.",
                "Write `# deployspec: allow CODE: REASON` above what it is for; errors are laws of the language, for which there is no excuse.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        if (subject.suppressions().isEmpty()) {
            return List.of();
        }
        var codes = new Suggestions(
                Rules.all().stream().map(Rule::page).map(Page::code).toList());
        return subject.suppressions().stream()
                .flatMap(suppression -> complaint(suppression, codes).stream())
                .toList();
    }

    private Optional<Diagnostic> complaint(Suppression suppression, Suggestions codes) {
        var rule = Rules.named(suppression.code());
        if (rule.isEmpty()) {
            return Optional.of(unknown(suppression, codes));
        }
        if (rule.get().page().severity() == Severity.ERROR) {
            return Optional.of(page().at(suppression.span(), "nothing excuses from `%s`".formatted(suppression.code()))
                    .withHelp("Mend what it complains about: it is a law of the language, not advice."));
        }
        return suppression.reason().isEmpty()
                ? Optional.of(page().at(
                                suppression.span(),
                                "nobody says why `%s` is allowed here".formatted(suppression.code()))
                        .withHelp("Write the reason behind a colon: `# deployspec: allow %s: …`."
                                .formatted(suppression.code())))
                : Optional.empty();
    }

    private Diagnostic unknown(Suppression suppression, Suggestions codes) {
        var complaint = suppression.code().isEmpty()
                ? page().at(suppression.span(), "the comment names no rule")
                : page().at(suppression.span(), "no rule has the code `%s`".formatted(suppression.code()));
        return codes.nearest(suppression.code())
                .map(near -> complaint.saying("did you mean `%s`?".formatted(near)))
                .orElse(complaint.withHelp(
                        "Name the code that stands in square brackets in a message; `spec explain` lists them."));
    }
}
