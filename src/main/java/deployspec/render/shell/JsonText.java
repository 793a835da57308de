package deployspec.render.shell;

import deployspec.plan.Body;
import deployspec.value.Text;
import java.util.stream.Collectors;

/** A JSON body as text that names values; whoever fills them in writes each as part of a JSON string. */
final class JsonText {
    private JsonText() {}

    static String of(Body.Value value) {
        return switch (value) {
            case Body.Members members ->
                members.values().entrySet().stream()
                        .map(m -> quoted(Text.literally(m.getKey())) + ":" + of(m.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case Body.Elements elements ->
                elements.values().stream().map(JsonText::of).collect(Collectors.joining(",", "[", "]"));
            case Body.Words words -> quoted(words.text());
            case Body.Bare bare -> bare.json();
        };
    }

    private static String quoted(Text text) {
        var json = new StringBuilder("\"");
        text.written().chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (c < ' ') {
                json.append("\\u%04x".formatted(c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }
}
