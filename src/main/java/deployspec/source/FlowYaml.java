package deployspec.source;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A JSON value as a person would write it on one line of a spec. */
final class FlowYaml {
    private FlowYaml() {}

    static String of(JsonNode value) {
        if (value.isArray()) {
            return value.values().stream().map(FlowYaml::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .map(entry -> entry.getKey() + ": " + of(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        String text = value.asString();
        return value.isString() && needsQuotes(text) ? Quoted.of(text) : text;
    }

    private static boolean needsQuotes(String text) {
        return PlainScalars.typeOf(text) != Node.Type.TEXT
                || text.isBlank()
                || "!&*?|>@`%#{}[],\"'-".indexOf(text.charAt(0)) >= 0
                || text.contains(": ")
                || text.contains(" #")
                || text.chars().anyMatch(c -> "{}[],".indexOf(c) >= 0);
    }
}
