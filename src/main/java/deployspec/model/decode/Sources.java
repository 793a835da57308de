package deployspec.model.decode;

import deployspec.model.Source;
import deployspec.source.Node.Field;

/** Servers that answer queries. */
final class Sources {
    private Sources() {}

    static Source source(Field field, Decoding decoding) {
        return decoding.mapping(
                "source",
                field.value(),
                c -> new Source(
                        Ids.name(field),
                        c.required("prometheus", Templates::template),
                        c.names("needs"),
                        field.key().span()));
    }
}
