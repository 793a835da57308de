package deployspec.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What the schema says about one value.
 *
 * @param schemas every schema that applies to the value on the way to the keyword that was not met, outermost first:
 *     the first knows what the value is for, the last what it must look like
 */
record Expected(List<JsonNode> schemas) {
    private static final int EXAMPLES = 3;

    Expected {
        schemas = List.copyOf(schemas);
    }

    /** Follows the way that the validator took, as it reports it: {@code properties, phases, items, $ref, required}. */
    static Expected along(JsonNode root, List<Object> path) {
        var schemas = new ArrayList<JsonNode>(List.of(root));
        JsonNode at = root;
        for (int i = 0; i < path.size() - 1; i++) {
            boolean entersValue = false;
            switch (path.get(i).toString()) {
                case "$ref" -> at = root.at(at.get("$ref").asString().substring(1));
                case "then", "else" -> at = at.get(path.get(i).toString());
                case "anyOf", "oneOf", "allOf" -> {
                    at = at.get(path.get(i).toString()).get((Integer) path.get(i + 1));
                    i++;
                }
                case "properties" -> {
                    at = at.get("properties").get(path.get(i + 1).toString());
                    i++;
                    entersValue = true;
                }
                default -> {
                    at = at.get(path.get(i).toString());
                    entersValue = true;
                }
            }
            if (entersValue) {
                schemas.clear();
            }
            schemas.add(at);
        }
        return new Expected(schemas);
    }

    /** The schema that holds the keyword. */
    JsonNode schema() {
        return schemas.getLast();
    }

    /** The thing in a sentence, with its article: {@code a step}. */
    Optional<String> title() {
        return innermost("title").map(JsonNode::asString);
    }

    /** What the value must look like, with examples: advice for one that doesn't. */
    Optional<String> advice() {
        Optional<String> description =
                innermost("description").map(JsonNode::asString).map(Expected::withoutStop);
        Optional<String> examples = innermost("examples").map(Expected::list);
        return description.map(
                words -> words + examples.map(e -> "; for example " + e).orElse(""));
    }

    List<String> keys() {
        JsonNode properties = schema().get("properties");
        return properties == null ? List.of() : List.copyOf(properties.propertyNames());
    }

    /** What is said about one of the keys. */
    Expected key(String name) {
        JsonNode properties = schema().get("properties");
        JsonNode property = properties == null ? null : properties.get(name);
        return new Expected(property == null ? List.of(schema()) : List.of(property));
    }

    /** The names of the JSON types that fit; none if the schema doesn't say. */
    List<String> types() {
        JsonNode alternatives = schema().get("anyOf");
        return alternatives == null
                ? types(schema())
                : alternatives.values().stream()
                        .flatMap(schema -> types(schema).stream())
                        .toList();
    }

    private static List<String> types(JsonNode schema) {
        JsonNode type = schema.get("type");
        if (type == null) {
            return List.of();
        }
        return type.isString()
                ? List.of(type.asString())
                : type.values().stream().map(JsonNode::asString).toList();
    }

    private Optional<JsonNode> innermost(String keyword) {
        return schemas.reversed().stream()
                .map(schema -> Optional.ofNullable(schema.get(keyword)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static String list(JsonNode examples) {
        Function<JsonNode, String> quoted = example -> "`" + FlowYaml.of(example) + "`";
        return StreamSupport.stream(examples.spliterator(), false)
                .limit(EXAMPLES)
                .map(quoted)
                .collect(Collectors.joining(", "));
    }
}
