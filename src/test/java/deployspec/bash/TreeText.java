package deployspec.bash;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A tree as lines: what it is, what it says of itself, and, for what has no parts, what is written there. */
final class TreeText {
    private final String script;
    private final StringBuilder text = new StringBuilder();

    private TreeText(String script) {
        this.script = script;
    }

    static String of(String script, Region region) {
        var tree = new TreeText(script);
        tree.add(region, "");
        return tree.text.toString();
    }

    private void add(Region region, String indent) {
        var children = Children.of(region);
        String written = children.isEmpty() ? " «" + region.in(script).replace("\n", "⏎") + "»" : "";
        text.append(indent)
                .append(kind(region))
                .append(attributes(region))
                .append(written)
                .append('\n');
        children.forEach(child -> add(child, indent + "  "));
    }

    private static String kind(Region region) {
        return region.getClass().getSimpleName();
    }

    /** The components that are neither parts nor places. */
    private String attributes(Region region) {
        if (region instanceof HereDocument document) {
            return " delimiter=" + document.delimiter() + (document.expands() ? "" : " quoted");
        }
        return Stream.of(region.getClass().getRecordComponents())
                .filter(component -> !component.getName().matches("from|to"))
                .map(component -> Map.entry(component.getName(), value(component, region)))
                .map(entry -> attribute(entry.getKey(), entry.getValue(), region.in(script)))
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining());
    }

    private static Object value(RecordComponent component, Region region) {
        try {
            return component.getAccessor().invoke(region);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static String attribute(String name, Object value, String written) {
        if (name.equals("text") && value.equals(written)) {
            return "";
        }
        return switch (value) {
            case Boolean flag -> flag ? " " + name : "";
            case String string -> string.isEmpty() ? "" : " " + name + "=" + string.replace("\n", "⏎");
            case Enum<?> constant -> " " + constant;
            case Optional<?> optional ->
                optional.filter(String.class::isInstance)
                        .map(s -> " " + name + "=" + s)
                        .orElse("");
            default -> "";
        };
    }
}
