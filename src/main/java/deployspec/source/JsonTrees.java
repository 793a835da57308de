package deployspec.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Jackson trees, built without a mapper: making one costs more than checking a spec. */
final class JsonTrees {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Longer integers don't fit a {@code long}. */
    private static final int LONG_DIGITS = 18;

    private static final double LARGEST_WHOLE = 1e18;

    private JsonTrees() {}

    static JsonNode of(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar(scalar);
            case Node.Items items -> {
                var array = NODES.arrayNode(items.values().size());
                items.values().forEach(value -> array.add(of(value)));
                yield array;
            }
            case Node.Fields fields -> {
                var object = NODES.objectNode();
                fields.byName().forEach((name, field) -> object.set(name, of(field.value())));
                yield object;
            }
        };
    }

    private static JsonNode scalar(Node.Scalar scalar) {
        return switch (scalar.type()) {
            case TEXT -> NODES.stringNode(scalar.text());
            case BOOLEAN -> NODES.booleanNode(scalar.text().equals("true"));
            case NULL -> NODES.nullNode();
            case NUMBER -> number(scalar.text());
        };
    }

    private static JsonNode number(String text) {
        // Too long only where the reader has complained already; what it is checked as then makes no difference.
        if (text.length() > Limits.NUMBER || text.chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E')) {
            return number(Double.parseDouble(text));
        }
        return text.length() <= LONG_DIGITS
                ? NODES.numberNode(Long.parseLong(text))
                : NODES.numberNode(new BigInteger(text));
    }

    /** The validator compares whole numbers as {@code long}s unless they are of a larger kind, and fails on 1e38. */
    private static JsonNode number(double number) {
        return Math.abs(number) > LARGEST_WHOLE && Double.isFinite(number)
                ? NODES.numberNode(new BigDecimal(number).toBigInteger())
                : NODES.numberNode(number);
    }

    /** Reads JSON of our own, such as the bundled schema. */
    static JsonNode read(InputStream json) {
        try (json;
                JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            return value(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new IllegalStateException("not the beginning of a value: " + parser.currentToken());
        };
    }

    private static JsonNode object(JsonParser parser) {
        var object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.set(name, value(parser));
        }
        return object;
    }

    private static JsonNode array(JsonParser parser) {
        var array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }
}
