package deployspec.model.decode;

import deployspec.model.Containing;
import deployspec.model.Expect;
import deployspec.model.HttpExpect;
import deployspec.source.Node;

/** Which answers are right. */
final class Expects {
    private Expects() {}

    static Expect script(Node node, Decoding decoding) {
        return decoding.mapping(
                "expect",
                node,
                c -> new Expect(c.list("exit", Scalars::integer), c.optional("output", Expects::containing), c.span()));
    }

    static HttpExpect http(Node node, Decoding decoding) {
        return decoding.mapping(
                "http-expect",
                node,
                c -> new HttpExpect(
                        c.list("status", Scalars::integer), c.optional("body", Expects::containing), c.span()));
    }

    private static Containing containing(Node node, Decoding decoding) {
        return decoding.mapping("containing", node, c -> new Containing(c.pattern("has"), c.pattern("lacks")));
    }
}
