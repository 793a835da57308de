package deployspec.json;

import java.io.StringWriter;
import java.lang.reflect.Type;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes records as canonical JSON and reads them back.
 *
 * <p>A record is an object with a member for each component. Where a component's type is a sealed interface, the object
 * has a member {@code kind}: the record's name in kebab-case. Enums are their names in kebab-case, durations and instants
 * ISO-8601, {@code Text} is what its author wrote. A record that comes back equals the one that was written.
 */
public final class RecordJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** A number is the one that was written, to its last digit. */
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private RecordJson() {}

    /**
     * The one JSON text of this value.
     *
     * @param type the value's declared type; a sealed interface makes the object say its kind
     */
    public static String write(Object value, Type type) {
        var text = new StringWriter();
        try (JsonGenerator to = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            new RecordWriter(to).write(value, type);
        }
        return text.toString();
    }

    public static String write(Record value) {
        return write(value, value.getClass());
    }

    /**
     * The value that this text stands for.
     *
     * @throws JsonMismatch if the text is not JSON, or not of this type
     */
    public static <T> T read(String json, Class<T> type) {
        return type.cast(new RecordReader().read(parse(json), type));
    }

    private static JsonNode parse(String json) {
        try {
            return EXACT.readTree(json);
        } catch (JacksonException e) {
            throw new JsonMismatch("not JSON: " + e.getOriginalMessage());
        }
    }
}
