package deployspec.model.decode;

import deployspec.model.Head;
import deployspec.model.Review;
import deployspec.source.Node;

/** The top of a spec. */
final class Heads {
    private Heads() {}

    static Head head(Cursor c) {
        var title = c.required("title", Templates::template);
        return new Head(
                Ids.id(c, title),
                title,
                c.text("version"),
                c.optional("updated", Scalars::date),
                c.text("system"),
                c.template("overview"),
                c.optional("review", Heads::review));
    }

    private static Review review(Node node, Decoding decoding) {
        return decoding.mapping(
                "review",
                node,
                c -> new Review(
                        c.optional("last", Scalars::date),
                        c.optional("next", Scalars::date),
                        c.template("note"),
                        c.span()));
    }
}
