package deployspec.json;

import deployspec.value.Text;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** One reading of one value. */
final class RecordReader {
    Object read(JsonNode json, Type type) {
        var raw = Types.raw(type);
        if (raw == String.class) {
            return text(json);
        } else if (raw == boolean.class || raw == Boolean.class) {
            return require(json.isBoolean(), json, "true or false").booleanValue();
        } else if (raw == int.class || raw == Integer.class) {
            return require(json.isIntegralNumber() && json.canConvertToInt(), json, "a whole number")
                    .intValue();
        } else if (raw == long.class || raw == Long.class) {
            return require(json.isIntegralNumber() && json.canConvertToLong(), json, "a whole number")
                    .longValue();
        } else if (raw == BigDecimal.class) {
            return new BigDecimal(require(json.isNumber(), json, "a number").asString());
        } else if (raw == Duration.class) {
            return parsed(json, Duration::parse);
        } else if (raw == Instant.class) {
            return parsed(json, Instant::parse);
        } else if (raw == Text.class) {
            return Text.parse(text(json));
        } else if (raw.isEnum()) {
            return word(json, raw);
        } else if (List.class.isAssignableFrom(raw)) {
            return list(json, Types.held(type));
        } else if (Map.class.isAssignableFrom(raw)) {
            return map(json, Types.held(type));
        } else {
            return record(json, raw);
        }
    }

    private static String text(JsonNode json) {
        return require(json.isString(), json, "text").stringValue();
    }

    private static <T> T parsed(JsonNode json, Function<String, T> parser) {
        try {
            return parser.apply(text(json));
        } catch (DateTimeParseException e) {
            throw new JsonMismatch("not a time: " + json);
        }
    }

    private static Object word(JsonNode json, Class<?> type) {
        var word = text(json);
        return Variants.constant(type, word)
                .orElseThrow(() -> new JsonMismatch("no " + type.getSimpleName() + " is named " + word));
    }

    private List<Object> list(JsonNode json, Type held) {
        var items = new ArrayList<Object>();
        for (var item : require(json.isArray(), json, "a list")) {
            items.add(read(item, held));
        }
        return items;
    }

    private Map<String, Object> map(JsonNode json, Type held) {
        var members = new LinkedHashMap<String, Object>();
        for (var member : require(json.isObject(), json, "an object").properties()) {
            members.put(member.getKey(), read(member.getValue(), held));
        }
        return members;
    }

    private Object record(JsonNode json, Class<?> declared) {
        require(json.isObject(), json, "an object");
        var type = declared.isInterface() ? kindOf(json, declared) : declared;
        var shape = RecordShape.of(type);
        for (var name : json.propertyNames()) {
            if (shape.member(name).isEmpty() && !(declared.isInterface() && name.equals("kind"))) {
                throw new JsonMismatch("`" + name + "` is no member of " + type.getSimpleName());
            }
        }
        var values = new Object[shape.members().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = member(json, shape.members().get(i));
        }
        try {
            return shape.make(values);
        } catch (InvocationTargetException e) {
            throw new JsonMismatch("not a " + type.getSimpleName() + ": " + e.getCause());
        }
    }

    private Object member(JsonNode json, RecordShape.Member member) {
        var value = json.get(member.name());
        if (Types.raw(member.type()) == Optional.class) {
            return value == null ? Optional.empty() : Optional.of(read(value, Types.held(member.type())));
        }
        if (value == null) {
            throw new JsonMismatch("`" + member.name() + "` is missing");
        }
        return read(value, member.type());
    }

    private static Class<?> kindOf(JsonNode json, Class<?> declared) {
        var kind = json.path("kind").asString("");
        return Variants.ofKind(declared, kind)
                .orElseThrow(() -> new JsonMismatch("no " + declared.getSimpleName() + " is of kind `" + kind + "`"));
    }

    private static JsonNode require(boolean fits, JsonNode json, String what) {
        if (!fits) {
            throw new JsonMismatch("wanted " + what + ", got " + json);
        }
        return json;
    }
}
