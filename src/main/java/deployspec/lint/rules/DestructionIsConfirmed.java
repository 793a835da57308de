package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.scripts.Effect;
import deployspec.lint.scripts.Invocation;
import deployspec.lint.scripts.ShellScript;
import deployspec.lint.scripts.Sql;
import deployspec.lint.uses.ScriptUse;
import deployspec.model.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is gone afterwards is asked for by name before, because no undo brings it back. */
public final class DestructionIsConfirmed implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "destructive-without-confirm",
                Severity.WARNING,
                "A script takes something away, and nobody is asked before.",
                "In a list of thirty steps that all say yes, the one that deletes looks like the others; in a rollback, at night, even more so.",
                "Add `confirm: {type: DELETE}` to the step, or take away less: stop instead of `down`, rename instead of drop.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var inRollback =
                new HashSet<>(subject.spec().rollbackSteps().map(Step::span).toList());
        var shells = subject.scripts().stream()
                .filter(script -> isUnasked(script.use()))
                .flatMap(script -> inShell(script, isIn(inRollback, script.use())));
        var statements = subject.uses().scripts().stream()
                .filter(use -> isUnasked(use) && use.script().shell().isPresent())
                .filter(use -> subject.scripts().stream().noneMatch(script -> script.use() == use))
                .filter(use -> Sql.destroys(use.script().text()))
                .map(use -> complain(
                        page().at(use.script().span(), "these statements take data away"), isIn(inRollback, use)));
        return Stream.concat(shells, statements).toList();
    }

    private Stream<Diagnostic> inShell(ShellScript script, boolean inRollback) {
        return script.invocations().stream()
                .filter(invocation -> Effect.of(invocation) == Effect.DESTROYS)
                .filter(invocation -> !isOfItsOwn(script, invocation))
                .map(invocation -> complain(
                        page().at(
                                        script.place(invocation),
                                        "`%s` takes away what no undo brings back"
                                                .formatted(script.written(invocation)
                                                        .lines()
                                                        .findFirst()
                                                        .orElse(""))),
                        inRollback));
    }

    private Diagnostic complain(Diagnostic complaint, boolean inRollback) {
        return inRollback
                ? complaint.withHelp("It is done in a rollback, which is to bring things back: take away less, "
                        + "or add `confirm: {type: …}` so that somebody has read it.")
                : complaint.withHelp("Add `confirm: {type: DELETE}` to the step, so that somebody has read it.");
    }

    private static boolean isIn(Set<Span> steps, ScriptUse use) {
        return use.step().map(Step::span).filter(steps::contains).isPresent();
    }

    private static boolean isUnasked(ScriptUse use) {
        return use.role() == ScriptUse.Role.ACTION
                && use.step().filter(step -> step.confirm().isEmpty()).isPresent();
    }

    /** What a script made for itself, it may clear away: the name of it is a variable that the script sets. */
    private static boolean isOfItsOwn(ShellScript script, Invocation invocation) {
        var written = script.written(invocation);
        return written.contains("/tmp/")
                || script.variables().sets().stream()
                        .anyMatch(set -> invocation.is("rm")
                                && written.matches("(?s).*\\$\\{?%s\\b.*"
                                        .formatted(set.name().text())));
    }
}
