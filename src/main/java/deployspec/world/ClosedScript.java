package deployspec.world;

import deployspec.execute.port.Secret;
import deployspec.execute.port.Task;
import deployspec.value.Names;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A script as its interpreter reads it on standard input: the values that it names in front, in the interpreter's own way, and
 * closed, so that a line cut off on the way or a command that eats its input cannot make it do half of what it says.
 */
final class ClosedScript {
    private ClosedScript() {}

    static String of(Task.RunScript task) {
        var script = task.script().endsWith("\n") ? task.script() : task.script() + "\n";
        var values = crossing(task);
        return switch (task.interpreter().language()) {
            case BASH -> exports(values) + "{ set -euo pipefail\n" + script + "} </dev/null\n";
            case SH -> exports(values) + "{ set -eu\n" + script + "} </dev/null\n";
            case SQL -> lines(values, "\\getenv %1$s %1$s\n") + script;
            case PYTHON -> (values.isEmpty() ? "" : "import os\n") + python(values) + script;
            case OTHER -> script;
        };
    }

    /** Every value, and every secret that is the script's own, that the script names. */
    private static Map<String, String> crossing(Task.RunScript task) {
        var all = new LinkedHashMap<>(task.environment());
        for (Secret secret : task.secrets()) {
            if (!task.interpreter().secrets().contains(secret.name())) {
                all.put(secret.name(), secret.value());
            }
        }
        all.keySet().retainAll(Names.wordsIn(task.script()));
        return all;
    }

    private static String exports(Map<String, String> values) {
        return values.entrySet().stream()
                .map(v -> "export %s=%s\n".formatted(v.getKey(), quoted(v.getValue(), "'\\''")))
                .collect(Collectors.joining());
    }

    private static String quoted(String value, String quote) {
        return "'" + value.replace("'", quote) + "'";
    }

    private static String lines(Map<String, String> values, String line) {
        return values.keySet().stream().map(line::formatted).collect(Collectors.joining());
    }

    private static String python(Map<String, String> values) {
        return values.entrySet().stream()
                .map(v -> "os.environ['%s'] = %s\n".formatted(v.getKey(), pythonText(v.getValue())))
                .collect(Collectors.joining());
    }

    private static String pythonText(String value) {
        return value.codePoints()
                .mapToObj(c ->
                        c >= ' ' && c < 0x7f && c != '\'' && c != '\\' ? Character.toString(c) : "\\U%08x".formatted(c))
                .collect(Collectors.joining("", "'", "'"));
    }
}
