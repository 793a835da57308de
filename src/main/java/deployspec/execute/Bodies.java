package deployspec.execute;

import deployspec.plan.Body;
import java.util.ArrayList;

/** The body of a request as text; in JSON each value lands in a string, whatever it holds. */
final class Bodies {
    private Bodies() {}

    static String fill(Body body, Values values) throws Values.Unknown {
        return switch (body) {
            case Body.Plain plain -> values.fill(plain.text());
            case Body.Json json -> json(json.value(), values);
        };
    }

    private static String json(Body.Value value, Values values) throws Values.Unknown {
        return switch (value) {
            case Body.Members members -> {
                var parts = new ArrayList<String>();
                for (var member : members.values().entrySet()) {
                    parts.add(quoted(member.getKey()) + ":" + json(member.getValue(), values));
                }
                yield "{" + String.join(",", parts) + "}";
            }
            case Body.Elements elements -> {
                var parts = new ArrayList<String>();
                for (var element : elements.values()) {
                    parts.add(json(element, values));
                }
                yield "[" + String.join(",", parts) + "]";
            }
            case Body.Words words -> "\"" + values.fill(words.text(), Bodies::escaped) + "\"";
            case Body.Bare bare -> bare.json();
        };
    }

    private static String quoted(String text) {
        return "\"" + escaped(text) + "\"";
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                escaped.append('\\').append((char) c);
            } else if (c < 0x20) {
                escaped.append("\\u%04x".formatted(c));
            } else {
                escaped.append((char) c);
            }
        });
        return escaped.toString();
    }
}
