package deployspec.report;

import java.util.List;
import java.util.stream.Collectors;

/** The differences of two specs as commands of a GitHub workflow, which shows them beside the lines of a pull request. */
public final class DiffAnnotations {
    /** GitHub shows as many of each level, and drops the rest without a word. */
    private static final int MOST = 10;

    private DiffAnnotations() {}

    public static String write(SpecComparison comparison) {
        var weaker =
                comparison.entries().stream().filter(e -> e.effect().weakens()).toList();
        var others =
                comparison.entries().stream().filter(e -> !e.effect().weakens()).toList();
        return level("warning", comparison.file(), weaker) + level("notice", comparison.file(), others)
                + OneLine.of(comparison.count()) + "\n";
    }

    private static String level(String level, String file, List<SpecComparison.Entry> entries) {
        var shown =
                entries.stream().limit(MOST).map(e -> command(level, file, e)).collect(Collectors.joining());
        var rest = entries.stream().skip(MOST).map(DiffAnnotations::named).collect(Collectors.joining(", "));
        return shown + (rest.isEmpty() ? "" : "and %d more: %s\n".formatted(entries.size() - MOST, harmless(rest)));
    }

    private static String command(String level, String file, SpecComparison.Entry entry) {
        var change = entry.finding().change();
        var place = entry.place()
                .filter(p -> !entry.gone())
                .map(p -> ",line=%d,col=%d".formatted(p.line(), p.column()))
                .orElse("");
        var title = SpecComparison.word(change.effect()) + ": " + change.kind();
        var message = entry.title() + ": " + change.sentence()
                + change.before().map(b -> "\nbefore: " + b).orElse("")
                + change.after().map(a -> "\nafter: " + a).orElse("");
        return "::%s file=%s%s,title=%s::%s\n".formatted(level, property(file), place, property(title), data(message));
    }

    private static String named(SpecComparison.Entry entry) {
        return entry.finding().change().kind() + " of " + entry.title();
    }

    /** A line of a log that begins with two colons would be a command. */
    private static String harmless(String line) {
        return OneLine.of(line).replace("::", ": :");
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
