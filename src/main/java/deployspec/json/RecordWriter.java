package deployspec.json;

import deployspec.value.Text;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/** One writing of one value. */
final class RecordWriter {
    private final JsonGenerator to;

    RecordWriter(JsonGenerator to) {
        this.to = to;
    }

    void write(Object value, Type type) {
        switch (value) {
            case String text -> to.writeString(text);
            case Boolean truth -> to.writeBoolean(truth);
            case Integer number -> to.writeNumber(number);
            case Long number -> to.writeNumber(number);
            case BigDecimal number -> to.writeNumber(canonical(number));
            case Duration duration -> to.writeString(duration.toString());
            case Instant instant -> to.writeString(instant.toString());
            case Text text -> to.writeString(text.written());
            case Enum<?> word -> to.writeString(Types.kebab(word.name()));
            case Optional<?> optional ->
                throw new IllegalArgumentException("an optional is a member or nothing: " + optional);
            case List<?> list -> writeList(list, Types.held(type));
            case Map<?, ?> map -> writeMap(map, Types.held(type));
            case Record members -> writeRecord(members, Types.raw(type));
            default -> throw new IllegalArgumentException("not stored data: " + value.getClass());
        }
    }

    private void writeList(List<?> list, Type held) {
        to.writeStartArray();
        for (var item : list) {
            write(item, held);
        }
        to.writeEndArray();
    }

    private void writeMap(Map<?, ?> map, Type held) {
        to.writeStartObject();
        for (var entry : new TreeMap<>(map).entrySet()) {
            to.writeName((String) entry.getKey());
            write(entry.getValue(), held);
        }
        to.writeEndObject();
    }

    private void writeRecord(Record value, Class<?> declared) {
        var shape = RecordShape.of(value.getClass());
        to.writeStartObject();
        if (declared.isInterface()) {
            to.writeName("kind");
            to.writeString(shape.kind());
        }
        for (var member : shape.byName().values()) {
            if (declared.isInterface() && member.name().equals("kind")) {
                throw new IllegalArgumentException(
                        "`kind` says which record it is, so it can be no member: " + value.getClass());
            }
            var held = member.in(value);
            if (held instanceof Optional<?> optional) {
                optional.ifPresent(present -> {
                    to.writeName(member.name());
                    write(present, Types.held(member.type()));
                });
            } else {
                to.writeName(member.name());
                write(held, member.type());
            }
        }
        to.writeEndObject();
    }

    /** One form for equal numbers: 1.50 and 1.5 are the same, 1E+3 is 1000. */
    private static BigDecimal canonical(BigDecimal number) {
        var shortest = number.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
