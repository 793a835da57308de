package deployspec.cli;

import deployspec.report.WorkflowCommand;
import deployspec.report.run.RunFormat;
import deployspec.report.run.RunFormats;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code spec report}: all that a run's record tells, for whoever has to read it. */
@Command(
        name = "report",
        description = "Writes the report of a run: its timeline, each verdict with its evidence, and who said what.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    private final Streams streams;
    private final Map<String, String> environment;

    @Mixin
    private RunChoice choice = new RunChoice();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = ReportCommand.Words.class,
            description = "markdown, json, junit or html.",
            defaultValue = "markdown")
    private String wanted = "markdown";

    @Option(names = "--output", paramLabel = "FILE", description = "Write to this file, not to standard output.")
    private Optional<Path> output = Optional.empty();

    ReportCommand(Streams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var format = FormatOption.named(wanted, RunFormats.all(), RunFormat::name);
        var report = format.write(choice.archive(environment).read(choice.folder(environment)));
        // A log obeys what looks like a command of a workflow; what a program reads must stay as it is.
        boolean obeyed = new WorkflowPage(environment).isThere() && !wanted.equals("json");
        output.ifPresentOrElse(
                file -> WrittenFile.replace(file, report),
                () -> streams.out().print(obeyed ? WorkflowCommand.inert(report) : report));
        return Exit.DONE.code();
    }

    static final class Words implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return RunFormats.all().stream().map(RunFormat::name).iterator();
        }
    }
}
