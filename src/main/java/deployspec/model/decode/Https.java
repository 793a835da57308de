package deployspec.model.decode;

import deployspec.model.HttpCall;
import deployspec.model.JsonTemplate;
import deployspec.source.Node;
import deployspec.source.Node.Fields;
import deployspec.source.Node.Items;
import deployspec.source.Node.Scalar;
import java.util.List;
import java.util.Optional;

/** HTTP requests. */
final class Https {
    private Https() {}

    /** A request whose answer is read; an address alone is a GET. */
    static HttpCall asking(Node node, Decoding decoding) {
        return node instanceof Scalar
                ? new HttpCall(
                        HttpCall.Method.GET,
                        Templates.template(node, decoding),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        node.span())
                : decoding.mapping("http", node, c -> {
                    Choice.useless(
                            c,
                            List.of("expect"),
                            "the reading is judged, whatever the answer",
                            "Read the `status`, or remove it.");
                    return request(c, HttpCall.Method.GET);
                });
    }

    /** The request of a step. */
    static HttpCall action(Node node, Decoding decoding) {
        return decoding.mapping("http", node, c -> request(c, HttpCall.Method.GET));
    }

    /** The request of an undo, which changes something. */
    static HttpCall undo(Node node, Decoding decoding) {
        return decoding.mapping("http", node, c -> request(c, HttpCall.Method.POST));
    }

    static HttpCall webhook(Node node, Decoding decoding) {
        return decoding.mapping("http", node, c -> {
            Choice.useless(c, List.of("expect"), "a message is sent or not", "Remove it; any 2xx is right.");
            return request(c, HttpCall.Method.POST);
        });
    }

    private static HttpCall request(Cursor c, HttpCall.Method method) {
        return new HttpCall(
                c.word("method", HttpCall.Method.class).orElse(method),
                c.required("url", Templates::template),
                c.named("headers", f -> new HttpCall.Header(Ids.name(f), Templates.template(f.value(), c.decoding()))),
                c.optional("body", Https::body),
                c.optional("expect", Expects::http),
                c.span());
    }

    private static HttpCall.Body body(Node node, Decoding decoding) {
        return node instanceof Scalar
                ? new HttpCall.TextBody(Templates.template(node, decoding))
                : new HttpCall.JsonBody(json(node, decoding));
    }

    private static JsonTemplate json(Node node, Decoding decoding) {
        return switch (node) {
            case Fields fields ->
                new JsonTemplate.Members(fields.byName().values().stream()
                        .map(f -> new JsonTemplate.Member(f.key().text(), json(f.value(), decoding)))
                        .toList());
            case Items items ->
                new JsonTemplate.Elements(
                        items.values().stream().map(n -> json(n, decoding)).toList());
            case Scalar scalar ->
                switch (scalar.type()) {
                    case TEXT -> new JsonTemplate.Words(Templates.template(scalar, decoding));
                    case NUMBER, BOOLEAN -> new JsonTemplate.Bare(scalar.text());
                    case NULL -> new JsonTemplate.Bare("null");
                };
        };
    }
}
