package deployspec.model.decode;

import deployspec.diagnostic.Diagnostic;
import deployspec.model.Reference;
import deployspec.source.Node;

/** The appendix. */
final class References {
    private References() {}

    static Reference reference(Node node, Decoding decoding) {
        return decoding.mapping(
                "reference",
                node,
                c -> new Reference(
                        c.required("title", Templates::template), c.list("items", References::item), c.span()));
    }

    private static Reference.Item item(Node node, Decoding decoding) {
        return decoding.mapping("reference-item", node, c -> {
            if (!c.has("command") && !c.has("urls") && !c.has("paths")) {
                c.report(Diagnostic.error("empty-reference", c.span(), "this item shows nothing")
                        .withHelp("Write a `command`, `urls` or `paths`."));
            }
            return new Reference.Item(
                    c.required("title", Templates::template),
                    c.text("command"),
                    c.templates("urls"),
                    c.texts("paths"),
                    c.span());
        });
    }
}
