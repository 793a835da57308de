package deployspec.plan;

import java.util.List;
import java.util.Optional;

/**
 * A person, rota or body, by role.
 *
 * @param role what people call it, such as Deployment Lead
 * @param atRun whether name, phone and e-mail are given when a run starts, never in the repository
 * @param members contacts that make up this body; empty for a person or rota
 * @param group the heading under which it is printed
 */
public record PlannedContact(
        String id,
        String role,
        Optional<String> name,
        Optional<String> phone,
        Optional<String> email,
        boolean atRun,
        List<String> members,
        Optional<String> group) {
    public PlannedContact {
        members = List.copyOf(members);
    }
}
