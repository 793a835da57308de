package deployspec.model;

import deployspec.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/**
 * A person, rota or body, by role.
 *
 * @param detailsAtRun whether name, phone and email are given to a run and never stand in the repository
 * @param members the contacts that make up a body; empty for a person
 * @param group the heading under which the contact is listed
 */
public record Contact(
        Located<String> name,
        String role,
        Optional<String> person,
        Optional<String> phone,
        Optional<String> email,
        boolean detailsAtRun,
        List<Located<String>> members,
        Optional<String> group,
        Span span) {
    public Contact {
        members = List.copyOf(members);
    }
}
