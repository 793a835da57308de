package deployspec.diff.compare;

import deployspec.plan.Action;
import deployspec.plan.Interpreter;
import deployspec.plan.Measure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Scripts and measures without what only their readers see, and without the secrets, which are compared by themselves. */
final class Comments {
    private Comments() {}

    static Measure without(Measure measure) {
        return measure instanceof Measure.Probe probe
                ? new Measure.Probe(without(probe.action()), probe.read(), probe.unit(), probe.timeout(), probe.query())
                : measure;
    }

    static Action without(Action action) {
        return action instanceof Action.RunProcess run ? without(run) : withoutSecrets(action);
    }

    static Action.RunProcess without(Action.RunProcess run) {
        return new Action.RunProcess(
                script(run.script(), run.interpreter().language()),
                withoutSecrets(run.interpreter()),
                run.directory(),
                run.environment(),
                run.values(),
                List.of());
    }

    static Measure withoutSecrets(Measure measure) {
        return measure instanceof Measure.Probe probe
                ? new Measure.Probe(
                        withoutSecrets(probe.action()), probe.read(), probe.unit(), probe.timeout(), probe.query())
                : measure;
    }

    static Action withoutSecrets(Action action) {
        return switch (action) {
            case Action.RunProcess run ->
                new Action.RunProcess(
                        run.script(),
                        withoutSecrets(run.interpreter()),
                        run.directory(),
                        run.environment(),
                        run.values(),
                        List.of());
            case Action.CallHttp call ->
                new Action.CallHttp(
                        call.method(), call.url(), call.parameters(), call.headers(), call.body(), List.of());
            case Action.AskOperator ask -> ask;
            case Action.Pause pause -> pause;
        };
    }

    private static Interpreter withoutSecrets(Interpreter interpreter) {
        return new Interpreter(interpreter.name(), interpreter.via(), interpreter.language(), List.of());
    }

    /** Without lines that are empty or a comment. Where a line might be data (a here-document, a text of several lines), all stays. */
    private static String script(String script, Interpreter.Language language) {
        var mark = mark(language);
        boolean mayHoldData = script.contains("<<") || script.contains("\"\"\"") || script.contains("'''");
        if (mark.isEmpty() || mayHoldData || isOpen(script, '"') || isOpen(script, '\'')) {
            return script;
        }
        return script.lines()
                .filter(line -> !line.isBlank() && !line.strip().startsWith(mark.get()))
                .collect(Collectors.joining("\n"));
    }

    private static Optional<String> mark(Interpreter.Language language) {
        return switch (language) {
            case BASH, SH, PYTHON -> Optional.of("#");
            case SQL -> Optional.of("--");
            case OTHER -> Optional.empty();
        };
    }

    /** Whether a quotation goes on past the end of a line. */
    private static boolean isOpen(String script, char quote) {
        return script.lines()
                .anyMatch(line -> !line.strip().startsWith("#")
                        && !line.strip().startsWith("--")
                        && line.chars().filter(c -> c == quote).count() % 2 == 1);
    }
}
