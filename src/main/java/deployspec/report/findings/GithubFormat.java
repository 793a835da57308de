package deployspec.report.findings;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.report.OneLine;
import deployspec.report.WorkflowCommand;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * For a step of a GitHub workflow: the text in its log, where nothing in it is obeyed, annotations for the files of the
 * pull request, as many as GitHub takes, and all findings on the page of the run.
 */
record GithubFormat(TextFormat text) implements Format {
    /** Of each severity; GitHub drops what a step says beyond that. */
    private static final int MOST = 10;

    @Override
    public String name() {
        return "github";
    }

    @Override
    public String write(Examination examination) {
        var log = new StringBuilder(WorkflowCommand.inert(text.write(examination)));
        var annotated = annotated(examination);
        if (!annotated.isEmpty()) {
            log.append(WorkflowCommand.of("group", "Annotations").line()).append('\n');
            annotated.forEach(diagnostic -> log.append(annotation(diagnostic)).append('\n'));
            log.append(WorkflowCommand.of("endgroup", "").line()).append('\n');
        }
        long more = examination.diagnostics().count() - annotated.size();
        if (more > 0) {
            log.append("GitHub takes no more than %d annotations of a kind from a step; %d more findings are above%n"
                    .formatted(MOST, more));
        }
        return log.toString();
    }

    @Override
    public Optional<String> page(Examination examination, int bytes) {
        return Optional.of(StepSummary.of(examination, bytes));
    }

    private static List<Diagnostic> annotated(Examination examination) {
        return Stream.of(Severity.values())
                .flatMap(severity -> examination
                        .diagnostics()
                        .filter(diagnostic -> diagnostic.severity() == severity)
                        .limit(MOST))
                .toList();
    }

    private static String annotation(Diagnostic diagnostic) {
        var span = diagnostic.span();
        var command = WorkflowCommand.of(level(diagnostic.severity()), Wording.lines(diagnostic))
                .with("title", diagnostic.code())
                .with("file", OneLine.of(span.file()))
                .with("line", span.line());
        if (span.equals(Span.startOf(span.file()))) {
            return command.line();
        }
        // Columns of several lines are refused.
        return (span.endLine() > span.line()
                        ? command.with("endLine", span.endColumn() == 1 ? span.endLine() - 1 : span.endLine())
                        : command.with("endLine", span.endLine())
                                .with("col", span.column())
                                .with("endColumn", span.endColumn()))
                .line();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "notice";
        };
    }
}
