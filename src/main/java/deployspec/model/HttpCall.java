package deployspec.model;

import deployspec.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/** A request to a server. Values reach it through the encoder of the place they land in. */
public record HttpCall(
        Method method,
        Template url,
        List<Header> headers,
        Optional<Body> body,
        Optional<HttpExpect> expect,
        Span span) {
    public HttpCall {
        headers = List.copyOf(headers);
    }

    /** Whether it may change something where it arrives. */
    public boolean changes() {
        return switch (method) {
            case GET, HEAD -> false;
            case POST, PUT, PATCH, DELETE -> true;
        };
    }

    /** The verbs of HTTP that a procedure uses. */
    public enum Method {
        GET,
        HEAD,
        POST,
        PUT,
        PATCH,
        DELETE
    }

    public record Header(Located<String> name, Template value) {}

    /** What is sent. */
    public sealed interface Body {}

    public record TextBody(Template text) implements Body {}

    public record JsonBody(JsonTemplate json) implements Body {}
}
