package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Written;
import deployspec.model.OnFailure;
import deployspec.model.Rollback;
import deployspec.model.Spec;
import deployspec.model.Step;
import deployspec.model.Undo;
import deployspec.value.Level.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is to start a rollback finds one, because an alarm without an exit only makes people run. */
public final class RollbackLevelsHaveARollback implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "nothing-to-roll-back",
                Severity.WARNING,
                "Something is to start a rollback, and the spec has none: no procedure, and no step with an `undo`.",
                "At the worst moment people are told that a rollback starts, and nothing happens.",
                "Write a `rollback`, give the changing steps an `undo`, or turn the level into `critical` and the reaction into `stop`.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        if (hasRollback(spec) || spec.steps().noneMatch(Step::changes)) {
            return List.of();
        }
        var levels = Written.thresholds(spec)
                .flatMap(threshold -> threshold.level(Kind.ROLLBACK).stream())
                .map(level -> complain(
                        spec, page().at(level.span(), "this level is to start a rollback, and there is none")));
        var reactions = spec.steps()
                .filter(step -> reactions(step.onFailure()).anyMatch(OnFailure.Reaction.ROLLBACK::equals))
                .map(step -> complain(
                        spec,
                        page().at(
                                        step.title().span(),
                                        "a failure of this step is to start a rollback, and there is none")));
        return Stream.concat(levels, reactions).toList();
    }

    private Diagnostic complain(Spec spec, Diagnostic complaint) {
        return spec.rollback()
                .map(rollback -> complaint.relatedTo(rollback.span(), "there is no way back, it says here"))
                .orElse(complaint)
                .withHelp(page().remedy());
    }

    private static boolean hasRollback(Spec spec) {
        boolean procedure = spec.rollback().orElse(null) instanceof Rollback.Procedure p
                && !(p.items().isEmpty() && p.sections().isEmpty());
        boolean irreversible = spec.rollback().orElse(null) instanceof Rollback.Irreversible;
        return procedure
                || (!irreversible && spec.steps().anyMatch(step -> step.undo().orElse(null) instanceof Undo.ByAction));
    }

    private static Stream<OnFailure.Reaction> reactions(OnFailure onFailure) {
        return Stream.of(onFailure.failed(), onFailure.noData(), onFailure.error())
                .flatMap(Optional::stream);
    }
}
