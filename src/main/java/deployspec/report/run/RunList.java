package deployspec.report.run;

import deployspec.execute.event.RunRecord;
import deployspec.json.RecordJson;
import deployspec.report.OneLine;
import deployspec.report.Style;
import deployspec.report.Times;
import deployspec.report.Wrap;
import java.util.List;
import java.util.Optional;

/** Several runs, one below the other. */
public final class RunList {
    /** Raised when a member changes its meaning or goes; new members may come. */
    static final String FORMAT = "deployspec.runs/1";

    private static final String INDENT = "  ";

    private RunList() {}

    /**
     * A run that was found.
     *
     * @param name of its folder
     * @param run empty where the folder does not tell of a run
     * @param fault why it does not
     */
    public record Found(String name, Optional<RunRecord> run, String fault) {}

    private record Document(String format, List<Item> runs) {}

    private record Item(String name, Optional<StatusJson.Facts> facts, Optional<String> fault) {}

    /** For programs: one object on one line; docs/runs.md says what stands in it. */
    public static String json(List<Found> runs) {
        return RecordJson.write(new Document(
                        FORMAT,
                        runs.stream()
                                .map(r -> new Item(
                                        r.name(),
                                        r.run().map(StatusJson.Facts::of),
                                        r.run().isPresent() ? Optional.empty() : Optional.of(r.fault())))
                                .toList()))
                + "\n";
    }

    /** @param width columns to write in */
    public static String text(List<Found> runs, int width, boolean coloured) {
        var style = new Style(coloured);
        int name = runs.stream().mapToInt(r -> r.name().length()).max().orElse(0);
        var text = new StringBuilder();
        for (var found : runs) {
            var head = style.strong(OneLine.of(found.name()))
                    + " ".repeat(name - found.name().length() + 2);
            text.append(found.run()
                    .map(run -> head
                            + "%-15s  %s\n"
                                    .formatted(
                                            Standing.of(run).state().word(),
                                            Times.full(run.entries().getFirst().at())))
                    .orElseGet(() -> head + style.bad("unreadable") + "\n"));
            Wrap.of(OneLine.of(words(found)), width - INDENT.length())
                    .forEach(line ->
                            text.append(INDENT).append(style.quiet(line)).append('\n'));
        }
        return text.toString();
    }

    private static String words(Found found) {
        return found.run()
                .map(run -> run.begun().spec()
                        + run.begun().environment().map(e -> ", " + e).orElse("")
                        + (run.begun().dryRun() ? ", dry run" : "")
                        + at(run) + ": " + Standing.of(run).why())
                .orElse(found.fault());
    }

    private static String at(RunRecord run) {
        var story = RunStory.of(run);
        return story.ended().isPresent()
                ? ""
                : Present.of(story)
                        .step()
                        .map(s -> ", at %s %s".formatted(s.step().number(), story.title(s.step())))
                        .orElse("");
    }
}
