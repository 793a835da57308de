package deployspec.json;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks into JSON that somebody else wrote. */
public final class JsonPointers {
    private JsonPointers() {}

    /**
     * What stands at an RFC 6901 pointer: a scalar as text, an object or array as JSON; empty where there is nothing or
     * {@code null}, and where the text is not JSON.
     */
    public static Optional<String> at(String json, String pointer) {
        return find(json, pointer).map(node -> node.isValueNode() ? node.asString() : node.toString());
    }

    /** How many elements the array at that pointer has; empty where there is no array. */
    public static Optional<Integer> length(String json, String pointer) {
        return find(json, pointer).filter(JsonNode::isArray).map(JsonNode::size);
    }

    private static Optional<JsonNode> find(String json, String pointer) {
        try {
            var found = JsonMapper.shared().readTree(json).at(JsonPointer.compile(pointer));
            return found.isMissingNode() || found.isNull() ? Optional.empty() : Optional.of(found);
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
