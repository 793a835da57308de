package deployspec.diff.compare;

import deployspec.diff.Changes;
import deployspec.diff.Comparer;
import deployspec.diff.Effect;
import deployspec.diff.Matched;
import deployspec.diff.Printed;
import deployspec.diff.Subject;
import deployspec.plan.Head;
import deployspec.plan.Plan;
import deployspec.plan.PlannedThreshold;
import deployspec.plan.Reference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is printed and never run: the head, the appendix, and the order of thresholds. */
public final class Paper implements Comparer {
    @Override
    public void compare(Matched plans, Changes found) {
        var pair = plans.plans();
        var about = found.about(Subject.procedure(plans.after()));
        var head = pair.map(Plan::head);
        about.plain("format-changed", "the format of the plan", pair.map(Plan::format), f -> f);
        about.plain("file-moved", "the file", head.map(Head::spec), s -> s);
        about.plain("renamed", "its id", head.map(Head::id), i -> i);
        about.plain("title-changed", "its title", head.map(Head::title), Printed::text);
        about.plain("version-changed", "its version", head.map(Head::version), v -> v.orElse(""));
        about.plain("version-changed", "the date of its last change", head.map(Head::updated), u -> u.orElse(""));
        about.plain("prose-changed", "the system", head.map(Head::system), Printed::text);
        about.plain("prose-changed", "the overview", head.map(Head::overview), Printed::text);
        about.plain("review-changed", "its review", head.map(Head::review), Paper::review);
        about.plain("appendix-changed", "the appendix", pair.map(Plan::references), Paper::references);
        if (plans.thresholds().reordered()) {
            about.note(
                    Effect.CHANGED,
                    "order-changed",
                    "the thresholds stand in another order",
                    pair.map(p -> Printed.words(
                            p.thresholds().stream().map(PlannedThreshold::id).toList())));
        }
    }

    private static String review(Optional<Head.Review> review) {
        return review.map(r -> "last %s, next %s %s"
                        .formatted(r.last().orElse("never"), r.next().orElse("never"), Printed.text(r.note()))
                        .strip())
                .orElse("");
    }

    private static String references(List<Reference> references) {
        return references.stream()
                .flatMap(r -> Stream.concat(
                        Stream.of(r.title().written()),
                        r.entries().stream()
                                .map(e -> "- " + e.title().written()
                                        + e.command().map(c -> ": " + c).orElse("")
                                        + e.urls().stream()
                                                .map(u -> " " + u.written())
                                                .collect(Collectors.joining())
                                        + e.paths().stream().map(p -> " " + p).collect(Collectors.joining()))))
                .collect(Collectors.joining("\n"));
    }
}
