package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.model.Review;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A procedure is looked over by the day it promises, because what it says of the system goes out of date unseen. Judged
 * only against a day that somebody names: the same file would otherwise be right today and wrong tomorrow.
 */
public final class ReviewsAreHeld implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "review-overdue",
                Severity.WARNING,
                "The day of the next review had passed on the day that `--today` names.",
                "Procedures rot between deployments: hosts move, people leave, thresholds no longer fit.",
                "Review the procedure and write both dates of `review` anew; let a nightly job ask with `--today`.");
    }

    @Override
    public boolean isAsked(Subject subject, boolean hasPlan) {
        return subject.today().isPresent();
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        Optional<Review> review = subject.spec().head().review();
        Optional<LocalDate> due = review.flatMap(Review::next);
        return subject.today().stream()
                .filter(today -> due.filter(today::isAfter).isPresent())
                .map(today -> page().at(
                                review.orElseThrow().span(),
                                "the next review was due on %s".formatted(due.orElseThrow()))
                        .withHelp(page().remedy()))
                .toList();
    }
}
