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
        return shown
                + (rest.isEmpty()
                        ? ""
                        : "and %d more: %s\n"
                                .formatted(entries.size() - MOST, WorkflowCommand.inert(OneLine.of(rest))));
    }

    private static String command(String level, String file, SpecComparison.Entry entry) {
        var change = entry.finding().change();
        var title = SpecComparison.word(change.effect()) + ": " + change.kind();
        var message = entry.title() + ": " + change.sentence()
                + change.before().map(b -> "\nbefore: " + b).orElse("")
                + change.after().map(a -> "\nafter: " + a).orElse("");
        var command = WorkflowCommand.of(level, message).with("file", file);
        var placed = entry.place()
                .filter(place -> !entry.gone())
                .map(place -> command.with("line", place.line()).with("col", place.column()))
                .orElse(command);
        return placed.with("title", title).line() + "\n";
    }

    private static String named(SpecComparison.Entry entry) {
        return entry.finding().change().kind() + " of " + entry.title();
    }
}
