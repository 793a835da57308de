package deployspec.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The words of an enum and the kinds of a sealed interface, worked out once a class: reflection makes them anew whenever asked. */
final class Variants {
    private static final ClassValue<Map<String, Object>> WORDS = new ClassValue<>() {
        @Override
        protected Map<String, Object> computeValue(Class<?> type) {
            var words = new LinkedHashMap<String, Object>();
            for (var constant : type.getEnumConstants()) {
                words.put(Types.kebab(((Enum<?>) constant).name()), constant);
            }
            return words;
        }
    };

    private static final ClassValue<Map<String, Class<?>>> KINDS = new ClassValue<>() {
        @Override
        protected Map<String, Class<?>> computeValue(Class<?> type) {
            var kinds = new LinkedHashMap<String, Class<?>>();
            recordsOf(type).forEach(record -> kinds.put(RecordShape.of(record).kind(), record));
            return kinds;
        }
    };

    private Variants() {}

    /** The constant of this enum that is written so. */
    static Optional<Object> constant(Class<?> type, String word) {
        return Optional.ofNullable(WORDS.get(type).get(word));
    }

    /** The record of this kind that a sealed interface allows, in its sealed sub-interfaces too. */
    static Optional<Class<?>> ofKind(Class<?> type, String kind) {
        return Optional.ofNullable(KINDS.get(type).get(kind));
    }

    private static Stream<Class<?>> recordsOf(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Stream.of(type.getPermittedSubclasses()).flatMap(Variants::recordsOf);
    }
}
