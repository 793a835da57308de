package deployspec.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads a log as GitHub's runner does: which of its lines are commands, in both notations that are obeyed. */
public final class RunnerLog {
    private static final Set<String> KNOWN = Set.of(
            "add-mask",
            "add-matcher",
            "add-path",
            "debug",
            "echo",
            "endgroup",
            "error",
            "group",
            "notice",
            "remove-matcher",
            "save-state",
            "set-env",
            "set-output",
            "stop-commands",
            "warning");

    private RunnerLog() {}

    /** What the runner would act on. */
    public record Obeyed(String name, Map<String, String> properties, String data) {}

    public static List<Obeyed> read(String log) {
        var obeyed = new ArrayList<Obeyed>();
        for (var line : log.split("\r\n|\r|\n", -1)) {
            newer(line).or(() -> older(line)).ifPresent(obeyed::add);
        }
        return obeyed;
    }

    private static Optional<Obeyed> newer(String line) {
        var text = line.replaceFirst("^[\\s\\p{Z}\\x85]+", "");
        int end = text.startsWith("::") ? text.indexOf("::", 2) : -1;
        return end < 0
                ? Optional.empty()
                : command(text.substring(2, end), ",", text.substring(end + 2), List.of("%3A=:", "%2C=,"));
    }

    private static Optional<Obeyed> older(String line) {
        int start = line.indexOf("##[");
        int end = start < 0 ? -1 : line.indexOf(']', start);
        return end < 0
                ? Optional.empty()
                : command(line.substring(start + 3, end), ";", line.substring(end + 1), List.of("%3B=;", "%5D=]"));
    }

    private static Optional<Obeyed> command(String head, String separator, String data, List<String> more) {
        var words = head.split(" ", 2);
        if (!KNOWN.contains(words[0])) {
            return Optional.empty();
        }
        var properties = new TreeMap<String, String>();
        if (words.length == 2) {
            for (var property : words[1].strip().split(separator)) {
                var pair = property.split("=", 2);
                if (pair.length == 2) {
                    properties.put(pair[0], unescaped(pair[1], more));
                }
            }
        }
        return Optional.of(new Obeyed(words[0], properties, unescaped(data, List.of())));
    }

    private static String unescaped(String text, List<String> more) {
        var plain = text.replace("%0D", "\r").replace("%0A", "\n");
        for (var mapping : more) {
            var pair = mapping.split("=", 2);
            plain = plain.replace(pair[0], pair[1]);
        }
        return plain.replace("%25", "%");
    }
}
