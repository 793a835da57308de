package deployspec.prose;

import deployspec.plan.Action.CallHttp;
import deployspec.plan.Body;
import java.util.Map;
import java.util.stream.Collectors;

/** HTTP requests as a person reads them; secrets stand as their names. */
public final class Requests {
    private Requests() {}

    /** {@code GET https://…?query=…}, the parameters readable rather than encoded. */
    public static String line(CallHttp call, Wording wording) {
        var parameters = call.parameters().entrySet().stream()
                .map(p -> p.getKey() + "=" + wording.literal(p.getValue()))
                .collect(Collectors.joining("&"));
        return call.method() + " " + wording.literal(call.url()) + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    /** The line, the headers and the body. */
    public static String whole(CallHttp call, Wording wording) {
        var text = new StringBuilder(line(call, wording));
        call.headers()
                .forEach((name, value) ->
                        text.append('\n').append(name).append(": ").append(wording.literal(value)));
        call.body().ifPresent(body -> text.append("\n\n").append(body(body, wording)));
        return text.toString();
    }

    private static String body(Body body, Wording wording) {
        return switch (body) {
            case Body.Plain plain -> wording.literal(plain.text());
            case Body.Json json -> json(json.value(), wording, "");
        };
    }

    private static String json(Body.Value value, Wording wording, String indent) {
        var inner = indent + "  ";
        return switch (value) {
            case Body.Bare bare -> bare.json();
            case Body.Words words -> quoted(wording.literal(words.text()));
            case Body.Elements elements ->
                elements.values().stream()
                        .map(e -> "\n" + inner + json(e, wording, inner))
                        .collect(Collectors.joining(",", "[", "\n" + indent + "]"));
            case Body.Members members ->
                members.values().entrySet().stream()
                        .map(e -> "\n" + inner + member(e, wording, inner))
                        .collect(Collectors.joining(",", "{", "\n" + indent + "}"));
        };
    }

    private static String member(Map.Entry<String, Body.Value> member, Wording wording, String indent) {
        return quoted(member.getKey()) + ": " + json(member.getValue(), wording, indent);
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }
}
