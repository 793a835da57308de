package deployspec.cli;

import deployspec.lint.Rules;
import deployspec.report.WorkflowCommand;
import deployspec.report.findings.Examination;
import deployspec.report.findings.ExaminedFile;
import deployspec.report.findings.Format;
import deployspec.report.findings.Formats;
import deployspec.report.findings.RulePage;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spec validate}: runs nothing, opens no socket, reads nothing but the specs and their projects' settings. */
@Command(
        name = "validate",
        description = "Checks specs against the schema and the rules.",
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
    private final Streams streams;
    private final Map<String, String> environment;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "Spec files, or folders of them; - is standard input.")
    private List<Path> paths = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = ValidateCommand.Words.class,
            description = "text, json, sarif, junit or github. Without it, github in a GitHub workflow, else text.")
    private Optional<String> wanted = Optional.empty();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write the format to this file, and what a person wants to see to the terminal or log.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "Exit 1 if there is an error, a warning or a note, or none for never."
                    + " Without it, as .deployspec.yaml says, else error.")
    private Optional<FailOn> failOn = Optional.empty();

    @Option(
            names = "--today",
            arity = "0..1",
            paramLabel = "DATE",
            preprocessor = Today.class,
            converter = Today.class,
            description = "Judge dates, such as that of the next review, by this day or the real one."
                    + " Without it, dates are not judged.")
    private Optional<LocalDate> today = Optional.empty();

    @Option(
            names = "--stdin-name",
            paramLabel = "PATH",
            description = "What to call standard input; the settings of that file's project hold.")
    private Optional<Path> name = Optional.empty();

    @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never.", defaultValue = "auto")
    private Colour colour = Colour.AUTO;

    ValidateCommand(Streams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var formats = Formats.all(Terminals.width(environment), Colour.wanted(colour, environment));
        var page = new WorkflowPage(environment);
        var usual = FormatOption.named(page.isThere() ? "github" : "text", formats, Format::name);
        var format = wanted.map(word -> FormatOption.named(word, formats, Format::name))
                .orElse(usual);
        refuseWhatHasNoEffect();

        var checked = check(SpecFiles.find(paths));
        var examination = examination(checked);
        output.ifPresent(file -> WrittenFile.replace(file, format.write(examination)));
        var shown = output.isPresent() ? usual : format;
        var told = shown.write(examination);
        streams.out().print(page.isThere() && shown.name().equals("text") ? WorkflowCommand.inert(told) : told);
        if (page.isThere()) {
            page.append(shown, examination, streams);
        }
        return checked.stream()
                .map(Checked::exit)
                .max(Comparator.naturalOrder())
                .orElse(Exit.DONE)
                .code();
    }

    private void refuseWhatHasNoEffect() {
        if (output.isPresent() && wanted.isEmpty()) {
            throw new UsageFault("--output does not say in which format", "Add --format, such as --format sarif.");
        }
        if (name.isPresent() && !paths.contains(StandardInput.PATH)) {
            throw new UsageFault(
                    "--stdin-name has no effect without `-` among the paths", "Write `-` for standard input.");
        }
    }

    private List<Checked> check(List<Path> files) {
        var checker = new Checker(today);
        // Files know nothing of each other, so all cores may check; they are told of in their order.
        return files.parallelStream()
                .map(file -> file.equals(StandardInput.PATH)
                        ? StandardInput.check(checker, streams, name)
                        : checker.checked(file))
                .map(checked -> failOn.map(checked::failingOn).orElse(checked))
                .toList();
    }

    private static Examination examination(List<Checked> checked) {
        var files = checked.stream()
                .map(file -> new ExaminedFile(file.source(), file.diagnostics(), file.failsOn()))
                .toList();
        var rules = Rules.all().stream()
                .map(rule -> rule.page())
                .map(page -> new RulePage(page.code(), page.severity(), page.fault(), page.reason(), page.remedy()))
                .toList();
        return new Examination(files, rules, Version.number());
    }

    static final class Words implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Formats.all(0, false).stream().map(Format::name).iterator();
        }
    }
}
