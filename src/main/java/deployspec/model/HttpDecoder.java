package deployspec.model;

import deployspec.source.Node;
import java.util.List;
import java.util.Optional;

/** Requests to servers. */
final class HttpDecoder {
    private HttpDecoder() {}

    static HttpCall call(Mapping call, HttpCall.Method usual) {
        return new HttpCall(
                call.text("method").map(HttpCall.Method::valueOf).orElse(usual),
                call.template("url").orElseThrow(),
                headers(call),
                call.get("body").map(HttpDecoder::body),
                call.mapping("expect").map(HttpDecoder::expect),
                call.span());
    }

    /** A plain GET of an address that is written alone. */
    static HttpCall get(Node.Scalar url) {
        return new HttpCall(
                HttpCall.Method.GET, Mapping.template(url), List.of(), Optional.empty(), Optional.empty(), url.span());
    }

    private static List<HttpCall.Header> headers(Mapping call) {
        return call.mapping("headers").stream()
                .flatMap(m -> m.node().byName().values().stream())
                .map(f -> new HttpCall.Header(Mapping.word(f.key()), Mapping.template((Node.Scalar) f.value())))
                .toList();
    }

    private static HttpExpect expect(Mapping expect) {
        return new HttpExpect(expect.integers("status"), PatternDecoder.containing(expect, "body"), expect.span());
    }

    private static HttpCall.Body body(Node body) {
        return body instanceof Node.Scalar text
                ? new HttpCall.TextBody(Mapping.template(text))
                : new HttpCall.JsonBody(json(body));
    }

    private static JsonTemplate json(Node node) {
        return switch (node) {
            case Node.Scalar scalar ->
                scalar.type() == Node.Type.TEXT
                        ? new JsonTemplate.Words(Mapping.template(scalar))
                        : new JsonTemplate.Bare(scalar.type() == Node.Type.NULL ? "null" : scalar.text());
            case Node.Items items -> new JsonTemplate.Elements(items.values().stream().map(HttpDecoder::json).toList());
            case Node.Fields fields ->
                new JsonTemplate.Members(fields.byName().values().stream()
                        .map(f -> new JsonTemplate.Member(f.key().text(), json(f.value())))
                        .toList());
        };
    }
}
