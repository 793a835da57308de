package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Asked;
import deployspec.model.Approval;
import deployspec.model.Contact;
import deployspec.model.Located;
import deployspec.model.Spec;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** As many people can agree as have to, because a question that nobody can answer is found out when it is asked. */
public final class QuorumsCanBeReached implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "quorum-out-of-reach",
                Severity.WARNING,
                "An approval needs more people than are asked.",
                "The run waits for an answer that can't come, or fails when the time is over.",
                "Name more people in `by`, complete the `members` of the body, or lower `at-least`.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        var declared = spec.contacts().stream().map(c -> c.name().value()).collect(Collectors.toSet());
        return Asked.approvals(spec)
                .filter(a -> a.by().stream().map(Located::value).allMatch(declared::contains))
                .filter(a -> !a.by().isEmpty() && isOutOfReach(a, spec))
                .map(a -> complain(a, people(a, spec)))
                .toList();
    }

    /** A contact that stands by itself may be a rota or a team, unless it is written down as one person. */
    private static boolean isOutOfReach(Approval approval, Spec spec) {
        var people = people(approval, spec);
        var byThemselves = approval.by().stream().map(Located::value).toList();
        boolean counted = spec.contacts().stream()
                .filter(c -> people.contains(c.name().value()))
                .allMatch(c -> !byThemselves.contains(c.name().value()) || isOnePerson(c));
        return counted && people.size() < approval.atLeast();
    }

    private Diagnostic complain(Approval approval, Set<String> people) {
        var asked = approval.by().stream().map(b -> "`" + b.value() + "`").collect(Collectors.joining(", "));
        var summary = people.isEmpty()
                ? "nobody can answer: behind %s stands no person".formatted(asked)
                : "%d must agree, and only %d can".formatted(approval.atLeast(), people.size());
        var complaint = page().at(approval.by().getFirst().span(), summary);
        return people.isEmpty()
                ? complaint.withHelp(
                        "Write people among the `members`; a body that has only itself as a member is empty.")
                : complaint.withHelp("Asked are %s: name more people, or write `at-least: %d`."
                        .formatted(listed(people), people.size()));
    }

    private static String listed(Set<String> people) {
        return people.stream().sorted().map(p -> "`" + p + "`").collect(Collectors.joining(" and "));
    }

    private static Set<String> people(Approval approval, Spec spec) {
        return Asked.people(spec, approval.by().stream().map(Located::value).toList());
    }

    private static boolean isOnePerson(Contact contact) {
        return contact.person().isPresent() || contact.detailsAtRun();
    }
}
