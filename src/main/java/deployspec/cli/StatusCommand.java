package deployspec.cli;

import deployspec.report.WorkflowCommand;
import deployspec.report.run.StatusJson;
import deployspec.report.run.StatusText;
import deployspec.world.RunFolder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code spec status}: where one run stands, without a hand on it. */
@Command(
        name = "status",
        description =
                "Shows where a run stands: what goes on, who is waited for, planned against actual, what comes next.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Streams streams;
    private final Map<String, String> environment;

    @Mixin
    private RunChoice choice = new RunChoice();

    @Option(names = "--follow", description = "Go on showing it until no process carries the run out.")
    private boolean follow;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.", defaultValue = "text")
    private TextOrJson format = TextOrJson.text;

    @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never.", defaultValue = "auto")
    private Colour colour = Colour.AUTO;

    StatusCommand(Streams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (follow && format == TextOrJson.json) {
            throw new UsageFault("--follow is for people", "Leave it out, or leave out --format json.");
        }
        var folder = choice.folder(environment);
        var archive = choice.archive(environment);
        var run = archive.read(folder);
        boolean coloured = Colour.wanted(colour, environment);
        var text = new StatusText(Terminals.width(environment), coloured);
        var resume = choice.resume(run.begun().run());
        var outputs = new RunFolder(folder);
        if (follow) {
            new Following(
                            streams.out(),
                            r -> text.show(r, Instant.now(), resume, outputs::lastLine),
                            coloured,
                            StatusCommand::pause)
                    .follow(() -> archive.read(folder), Terminals.canRedraw(environment));
        } else {
            streams.out()
                    .print(
                            switch (format) {
                                case text ->
                                    WorkflowCommand.inert(text.show(run, Instant.now(), resume, outputs::lastLine));
                                case json -> StatusJson.write(run, outputs::lastLine);
                            });
        }
        return Exit.DONE.code();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
