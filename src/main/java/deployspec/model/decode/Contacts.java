package deployspec.model.decode;

import deployspec.model.Contact;
import deployspec.model.EscalationHop;
import deployspec.source.Node;
import deployspec.source.Node.Field;
import java.util.List;

/** People, and who is told next. */
final class Contacts {
    private static final List<String> DETAILS = List.of("name", "phone", "email");

    private Contacts() {}

    static Contact contact(Field field, Decoding decoding) {
        return decoding.mapping("contact", field.value(), c -> {
            var detailsAtRun = c.has("details");
            if (detailsAtRun) {
                Choice.useless(c, DETAILS, "the details are given to the run", "Remove it, or `details: at-run`.");
            }
            return new Contact(
                    Ids.name(field),
                    c.required("role", Scalars::text),
                    c.text("name"),
                    c.text("phone"),
                    c.text("email"),
                    detailsAtRun,
                    c.names("members"),
                    c.text("group"),
                    field.key().span());
        });
    }

    static EscalationHop hop(Node node, Decoding decoding) {
        return decoding.mapping(
                "escalation",
                node,
                c -> new EscalationHop(
                        c.required("contact", Scalars::name),
                        c.names("via"),
                        c.required("within", Scalars::duration).value(),
                        c.span()));
    }
}
