package deployspec.model.decode;

import deployspec.model.Secret;
import deployspec.source.Node.Field;
import java.util.List;
import java.util.Optional;

/** References to values that the spec never contains. */
final class Secrets {
    private Secrets() {}

    static Secret secret(Field field, Decoding decoding) {
        return decoding.mapping(
                "secret",
                field.value(),
                c -> new Secret(
                        Ids.name(field),
                        c.template("about"),
                        origin(c),
                        field.key().span()));
    }

    private static Secret.Origin origin(Cursor c) {
        Choice.atMostOne(c, "two-origins", "a secret", List.of("file", "run"));
        Optional<Secret.Origin> file = c.name("file").map(Secret.FromFile::new);
        Optional<Secret.Origin> command = c.optional("run", Scripts::local).map(Secret.FromCommand::new);
        return file.or(() -> command).orElse(new Secret.FromProcess());
    }
}
