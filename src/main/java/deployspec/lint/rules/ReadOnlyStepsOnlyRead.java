package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.scripts.Effect;
import deployspec.lint.scripts.Sql;
import deployspec.lint.uses.ScriptUse;
import java.util.List;
import java.util.stream.Stream;

/** A promise to change nothing is kept, because a dry run, a resume and the rollback all rely on it. */
public final class ReadOnlyStepsOnlyRead implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "read-only-broken",
                Severity.WARNING,
                "A script that promises to change nothing changes something.",
                "A step with `read-only: true` runs in a dry run, runs again after a crash, and arms no rollback; a measure or test is asked again and again.",
                "Take `read-only` away and say how the step is taken back, or take the change out of it.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var shells = subject.scripts().stream()
                .filter(script -> promises(script.use()))
                .flatMap(script -> script.invocations().stream()
                        .filter(invocation -> Effect.of(invocation) != Effect.UNKNOWN)
                        .map(invocation -> page().at(
                                        script.place(invocation),
                                        "`%s` changes something, and %s promises to change nothing"
                                                .formatted(
                                                        script.written(invocation)
                                                                .lines()
                                                                .findFirst()
                                                                .orElse(""),
                                                        promising(script.use())))
                                .withHelp(remedy(script.use()))));
        var statements = subject.uses().scripts().stream()
                .filter(use -> promises(use)
                        && use.isSql(subject.spec())
                        && Sql.changes(use.script().text()))
                .map(use -> page().at(
                                use.script().span(),
                                "these statements change data, and %s promises to change nothing"
                                        .formatted(promising(use)))
                        .withHelp(remedy(use)));
        return Stream.concat(shells, statements).toList();
    }

    private static boolean promises(ScriptUse use) {
        return switch (use.role()) {
            case ACTION -> use.step().filter(step -> step.safety().readOnly()).isPresent();
            case MEASURE, TEST, DONE_IF -> true;
            case UNDO, CHANNEL, SHELL, SECRET -> false;
        };
    }

    private static String promising(ScriptUse use) {
        return use.role() == ScriptUse.Role.ACTION
                ? "`read-only: true`"
                : use.role().spoken();
    }

    private static String remedy(ScriptUse use) {
        return use.role() == ScriptUse.Role.ACTION
                ? "Take `read-only: true` away and say how the step is taken back, or take the change out."
                : "Make the change in a step before, and only look here: this is asked again and again.";
    }
}
