package deployspec.lint.rules;

import static java.util.stream.Collectors.toSet;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Asked;
import deployspec.model.Contact;
import deployspec.model.Environment;
import deployspec.model.EscalationHop;
import deployspec.model.Spec;
import java.util.List;
import java.util.Set;

/**
 * Whoever may be needed can be reached, because the search for a number begins when there is no time for it. A spec that
 * gives no number of anybody keeps them elsewhere; it is asked only for those who must answer in time in production.
 */
public final class ContactsCanBeReached implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "unreachable-contact",
                Severity.WARNING,
                "Nothing says how a contact can be reached.",
                "The one who is needed at night is the one whose number nobody has.",
                "Write `phone` or `email`, or `details: at-run` if they are not to stand in the repository.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        var needed = needed(spec);
        return spec.contacts().stream()
                .filter(contact ->
                        !hasDetails(contact) && needed.contains(contact.name().value()))
                .map(this::complain)
                .toList();
    }

    private Diagnostic complain(Contact contact) {
        var name = contact.name().value();
        return page().at(contact.name().span(), "nothing says how `%s` can be reached".formatted(name))
                .withHelp("Add `phone` or `email`, or `details: at-run` if they are not to stand in the repository.");
    }

    /** Everybody who is no body, where others have details; else those who have only so long to answer. */
    private static Set<String> needed(Spec spec) {
        boolean directory = spec.contacts().stream().anyMatch(ContactsCanBeReached::hasDetails);
        boolean production = spec.environments().stream().anyMatch(Environment::production);
        if (!directory && !production) {
            return Set.of();
        }
        var paged = spec.escalation().stream()
                .map(EscalationHop::contact)
                .map(c -> c.value())
                .collect(toSet());
        var pressed = Asked.inTime(spec);
        return spec.contacts().stream()
                .filter(c -> c.members().isEmpty())
                .map(c -> c.name().value())
                .filter(name -> !paged.contains(name) && (directory || pressed.contains(name)))
                .collect(toSet());
    }

    private static boolean hasDetails(Contact contact) {
        return contact.detailsAtRun()
                || contact.phone().isPresent()
                || contact.email().isPresent();
    }
}
