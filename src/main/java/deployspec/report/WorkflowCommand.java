package deployspec.report;

import deployspec.value.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a log tells the machine that runs a GitHub workflow: one line, {@code ::name key=value,key=value::message}. Text
 * from outside can be any value here and stays one; text that is only to be read goes through {@link #inert}.
 */
public record WorkflowCommand(String name, List<Property> properties, String message) {
    /** The older notation, obeyed wherever it stands in a line; what follows must look like a name. */
    private static final Pattern OLDER = Pattern.compile("##(?=\\[[A-Za-z-])");

    /** The runner passes over what any alphabet calls a blank. */
    private static final Pattern NEWER = Pattern.compile("(?m)^([\\s\\p{Z}\\x85]*):(?=:)");

    /** A key that we chose, and a value from anywhere. */
    public record Property(String key, String value) {}

    public WorkflowCommand {
        properties = List.copyOf(properties);
    }

    /** A command without properties. */
    public static WorkflowCommand of(String name, String message) {
        return new WorkflowCommand(name, List.of(), message);
    }

    public WorkflowCommand with(String key, String value) {
        var more = new ArrayList<>(properties);
        more.add(new Property(key, value));
        return new WorkflowCommand(name, more, message);
    }

    public WorkflowCommand with(String key, int value) {
        return with(key, Integer.toString(value));
    }

    /** The line, without its end. */
    public String line() {
        var keys = properties.stream()
                .map(property -> property.key() + "=" + escapedInProperty(property.value()))
                .collect(Collectors.joining(","));
        return "::" + name + (keys.isEmpty() ? "" : " " + keys) + "::" + escaped(message);
    }

    /** Lines for a log that nobody obeys, whatever stands in them: what would be a command has a blank inside. */
    public static String inert(String lines) {
        return NEWER.matcher(OLDER.matcher(lines).replaceAll("## ")).replaceAll("$1: ");
    }

    private static String escapedInProperty(String text) {
        return escaped(text).replace(":", "%3A").replace(",", "%2C");
    }

    private static String escaped(String text) {
        return Visible.of(text).replace("%", "%25").replace("\n", "%0A");
    }
}
