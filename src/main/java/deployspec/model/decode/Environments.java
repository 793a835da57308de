package deployspec.model.decode;

import deployspec.model.Environment;
import deployspec.source.Node.Field;

/** Places to deploy to. */
final class Environments {
    private Environments() {}

    static Environment environment(Field field, Decoding decoding) {
        return decoding.mapping("environment", field.value(), c -> {
            var confirmByName = c.has("confirm");
            return new Environment(
                    Ids.name(field),
                    c.flag("production"),
                    confirmByName,
                    c.list("windows", Times::changeWindow),
                    c.named("inputs", f -> new Environment.Setting(Ids.name(f), Inputs.given(f.value(), decoding))),
                    field.key().span());
        });
    }
}
