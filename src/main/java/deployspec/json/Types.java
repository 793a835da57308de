package deployspec.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Locale;

/** What the writer and the reader agree on about types and their names. */
final class Types {
    private Types() {}

    static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> raw(generic.getRawType());
            default -> throw new IllegalArgumentException("not a type of stored data: " + type);
        };
    }

    /** The last type argument: what an Optional, a List or a Map holds. */
    static Type held(Type type) {
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            return arguments[arguments.length - 1];
        }
        throw new IllegalArgumentException("not a type that says what it holds: " + type);
    }

    /** {@code RunProcess}, {@code NO_DATA} and the like in kebab-case. */
    static String kebab(String name) {
        return name.contains("_") || name.equals(name.toUpperCase(Locale.ROOT))
                ? name.toLowerCase(Locale.ROOT).replace('_', '-')
                : name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
