package deployspec.json;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON that somebody else wrote. What two readers could understand in two ways is not taken for JSON. */
public final class ForeignJson {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // A number is the one that was written, to its last digit.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final JsonNode root;

    private ForeignJson(JsonNode root) {
        this.root = root;
    }

    /** It is not JSON, as the rest of a sentence about it. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why);
        }

        public String why() {
            return String.valueOf(getMessage());
        }
    }

    public static ForeignJson read(String text) throws Unreadable {
        if (text.isBlank()) {
            throw new Unreadable("is empty");
        }
        try {
            return new ForeignJson(STRICT.readTree(text));
        } catch (StreamConstraintsException e) {
            throw new Unreadable("is nested too deep, or holds too long a number");
        } catch (JacksonException e) {
            boolean twice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate");
            throw new Unreadable(twice ? "has a key twice" : "is not JSON");
        }
    }

    /**
     * What stands at an RFC 6901 pointer: a scalar as text, an object or array as JSON; empty where there is nothing or
     * {@code null}.
     */
    public Optional<String> at(String pointer) {
        return find(pointer).map(node -> node.isValueNode() ? node.asString() : node.toString());
    }

    /** How many elements the array at that pointer has; empty where there is no array. */
    public Optional<Integer> length(String pointer) {
        return find(pointer).filter(JsonNode::isArray).map(JsonNode::size);
    }

    private Optional<JsonNode> find(String pointer) {
        try {
            var found = root.at(JsonPointer.compile(pointer));
            return found.isMissingNode() || found.isNull() ? Optional.empty() : Optional.of(found);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
