package deployspec.model.decode;

import deployspec.model.Id;
import deployspec.model.Located;
import deployspec.model.Template;
import deployspec.source.Node.Field;
import deployspec.value.Slug;

/** Ids, written or made of a title. */
final class Ids {
    private Ids() {}

    static Id id(Cursor c, Template title) {
        return c.name("id").map(n -> new Id(n.value(), true, n.span())).orElseGet(() -> of(title));
    }

    static Id of(Template title) {
        return new Id(Slug.of(title.text().shown()), false, title.span());
    }

    static Id declared(Field field) {
        return new Id(field.key().text(), true, field.key().span());
    }

    static Located<String> name(Field field) {
        return new Located<>(field.key().text(), field.key().span());
    }
}
