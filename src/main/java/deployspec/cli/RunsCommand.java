package deployspec.cli;

import deployspec.report.WorkflowCommand;
import deployspec.report.run.RunList;
import deployspec.report.run.RunList.Found;
import deployspec.world.RunArchive;
import deployspec.world.StateFault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code spec runs}: the runs that there are, and where each stands. */
@Command(
        name = "runs",
        description = "Lists runs, the last one first: how each ended, or where it stands.",
        mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {
    private static final int USUAL = 20;

    private final Streams streams;
    private final Map<String, String> environment;

    @Option(names = "--all", description = "All of them; without it, the last 20 begun in this folder.")
    private boolean all;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.", defaultValue = "text")
    private TextOrJson format = TextOrJson.text;

    @Mixin
    private StatePlace state = new StatePlace();

    @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never.", defaultValue = "auto")
    private Colour colour = Colour.AUTO;

    RunsCommand(Streams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var archive = state.archive(environment);
        var folders = archive.runs();
        var found = found(archive, folders);
        streams.out()
                .print(
                        switch (format) {
                            case json -> RunList.json(found);
                            case text ->
                                WorkflowCommand.inert(RunList.text(
                                        found, Terminals.width(environment), Colour.wanted(colour, environment)));
                        });
        if (found.size() < folders.size()) {
            streams.err()
                    .println("spec: %d more are kept here; `spec runs --all` lists them"
                            .formatted(folders.size() - found.size()));
        } else if (found.isEmpty()) {
            streams.err().println("spec: no run is kept here yet");
        }
        return Exit.DONE.code();
    }

    private List<Found> found(RunArchive archive, List<Path> folders) {
        var found = new ArrayList<Found>();
        for (var folder : folders) {
            if (!all && found.size() == USUAL) {
                break;
            }
            var run = found(archive, folder);
            // What cannot be read may be one of ours.
            if (all || run.run().map(RunChoice::isFromHere).orElse(true)) {
                found.add(run);
            }
        }
        return found;
    }

    private static Found found(RunArchive archive, Path folder) {
        var name = folder.getFileName().toString();
        try {
            return new Found(name, Optional.of(archive.read(folder)), "");
        } catch (StateFault e) {
            return new Found(name, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }
}
