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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whoever may be needed can be reached, because the search for a number begins when there is no time for it. A spec that
 * gives no number of anybody keeps them elsewhere; it is asked only for those who must answer in time in production.
 */
public final class ContactsCanBeReached implements SpecRule {
    /** What stands where somebody meant to write something later. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "\\[.*]|<.*>|\\{.*}|_+|[?]+|[.]{3}|-+|tb[adc]|todo.*|fixme.*|n/?a|none|unknown|insert .*|your .*"
                    + "|to be (added|announced|confirmed|decided|defined|determined)|[-+(). x]*xxx[-+(). x]*",
            Pattern.CASE_INSENSITIVE);

    @Override
    public Page page() {
        return new Page(
                "unreachable-contact",
                Severity.WARNING,
                "Nothing says how a contact can be reached, or what says it is a placeholder.",
                "The one who is needed at night is the one whose number nobody has.",
                "Write `phone` or `email`, or `details: at-run` if they are not to stand in the repository.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        var needed = needed(spec);
        var found = new ArrayList<Diagnostic>();
        for (var contact : spec.contacts()) {
            var placeholder = placeholder(contact);
            if (placeholder.isPresent()) {
                found.add(complain(contact, placeholder.get()));
            } else if (!hasDetails(contact) && needed.contains(contact.name().value())) {
                found.add(complain(contact));
            }
        }
        return found;
    }

    private Diagnostic complain(Contact contact, String placeholder) {
        var name = contact.name().value();
        return page().at(
                        contact.name().span(),
                        "`%s` is a placeholder: nobody can reach `%s` by it".formatted(placeholder, name))
                .withHelp("Write what is true, or `%s: {role: %s, details: at-run}`: then the run asks for it."
                        .formatted(name, contact.role()));
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

    private static Optional<String> placeholder(Contact contact) {
        return Stream.of(contact.phone(), contact.email(), contact.person())
                .flatMap(Optional::stream)
                .filter(text -> PLACEHOLDER.matcher(text.strip()).matches())
                .findFirst();
    }
}
