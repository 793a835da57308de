package deployspec.diff;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every way in which one value, one member or one item of a JSON text can be another one. */
final class Mutations {
    /** What names a thing, or follows from where it stands. */
    private static final Set<String> KEPT = Set.of("id", "kind", "number");
    /** Of enumerations that a plan does not use up. */
    private static final List<String> WORDS = List.of(
            "stop",
            "ask",
            "continue",
            "rollback",
            "note",
            "done",
            "rolled-back",
            "any",
            "bash",
            "sql",
            "out",
            "both",
            "step",
            "check",
            "less",
            "more",
            "equal",
            "percent",
            "second",
            "ratio",
            "time",
            "target",
            "critical",
            "text",
            "list",
            "section",
            "phase",
            "PT7M",
            "passed",
            "failed",
            "T",
            "E",
            "true");

    private final JsonNode root;
    private final Map<String, Set<String>> values = new LinkedHashMap<>();
    private final Map<String, JsonNode> fitting = new LinkedHashMap<>();

    /** One place and what may stand there instead; the first that fits is enough. */
    interface Visitor {
        /** @return whether this is one that fits, so that no other has to be tried in its place */
        boolean visit(String place, String json);
    }

    Mutations(String json) {
        root = JsonMapper.shared().readTree(json);
        collect("", root);
    }

    void each(Visitor visitor) {
        walk("", root, visitor);
    }

    private void collect(String key, JsonNode node) {
        switch (node) {
            case ObjectNode object -> object.propertyStream().forEach(m -> collect(m.getKey(), m.getValue()));
            case ArrayNode array -> array.valueStream().forEach(item -> collect(key, item));
            default -> values.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(node.asString());
        }
    }

    private void walk(String place, JsonNode node, Visitor visitor) {
        switch (node) {
            case ObjectNode object ->
                object.propertyStream().toList().forEach(m -> member(place, object, m.getKey(), m.getValue(), visitor));
            case ArrayNode array -> items(place, array, visitor);
            default -> {}
        }
    }

    private void member(String place, ObjectNode object, String key, JsonNode value, Visitor visitor) {
        var here = place + "/" + key;
        if (!KEPT.contains(key)) {
            object.remove(key);
            visitor.visit(here + " without", root.toString());
            object.set(key, value);
            if (value.isValueNode()) {
                first(key, value, v -> {
                    object.set(key, v);
                    return visitor.visit(here, root.toString());
                });
                object.set(key, value);
            }
        }
        walk(here, value, visitor);
    }

    private void items(String place, ArrayNode array, Visitor visitor) {
        var items = array.valueStream().toList();
        var key = place.substring(place.lastIndexOf('/') + 1);
        for (int i = 0; i < items.size(); i++) {
            var here = place + "/" + i;
            array.remove(i);
            visitor.visit(here + " without", root.toString());
            restore(array, items);
            array.insert(i, items.get(i));
            visitor.visit(here + " twice", root.toString());
            restore(array, items);
            if (i + 1 < items.size()) {
                array.remove(i);
                array.insert(i + 1, items.get(i));
                visitor.visit(here + " behind the next", root.toString());
                restore(array, items);
            }
            if (items.get(i).isValueNode()) {
                int at = i;
                first(key, items.get(i), v -> {
                    array.set(at, v);
                    return visitor.visit(here, root.toString());
                });
                restore(array, items);
            }
            walk(here, items.get(i), visitor);
        }
    }

    private static void restore(ArrayNode array, List<JsonNode> items) {
        array.removeAll();
        items.forEach(array::add);
    }

    /** What fitted under a key before is tried first: most candidates fit nowhere near. */
    private void first(String key, JsonNode value, Predicate<JsonNode> fits) {
        var before = Stream.ofNullable(fitting.get(key)).filter(v -> !v.equals(value));
        for (var candidate : Stream.concat(before, others(key, value)).toList()) {
            if (fits.test(candidate)) {
                fitting.put(key, candidate);
                return;
            }
        }
    }

    /** Values of the same type, of which some may not fit. */
    private Stream<JsonNode> others(String key, JsonNode value) {
        var nodes = JsonMapper.shared().getNodeFactory();
        if (value.isBoolean()) {
            return Stream.of(nodes.booleanNode(!value.asBoolean()));
        }
        if (value.isNumber()) {
            return Stream.of(nodes.numberNode(value.asInt() + 1));
        }
        var text = value.asString();
        return Stream.of(Stream.of(text + "x"), values.getOrDefault(key, Set.of()).stream(), WORDS.stream())
                .flatMap(s -> s)
                .filter(w -> !w.equals(text))
                .distinct()
                .map(nodes::stringNode);
    }
}
