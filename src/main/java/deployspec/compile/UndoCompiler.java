package deployspec.compile;

import deployspec.model.Undo;
import deployspec.model.UndoAction;
import deployspec.plan.Condition;
import deployspec.plan.Description;
import deployspec.plan.Effects;
import deployspec.plan.Expect;
import deployspec.plan.OnFailure;
import deployspec.plan.PlannedAction;
import deployspec.plan.PlannedStep;
import deployspec.plan.Retry;
import deployspec.plan.Schedule;
import deployspec.value.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The step of the rollback that takes one step of the phases back, if that ran or may have run. */
final class UndoCompiler {
    private static final Duration UNDO_TIMEOUT = Duration.ofMinutes(10);

    private final Thresholds thresholds;

    UndoCompiler(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    PlannedStep compile(Undoing.Undoable undoable, String number) {
        var undo = undoable.undo();
        var scope = undoable.scope().inRollback();
        var id = Undoing.idOf(undoable.step());
        return new PlannedStep(
                id,
                number,
                PlannedStep.Role.UNDO,
                new Description(title(undoable, scope), about(undo.action(), scope), List.of(), List.of()),
                Schedule.NONE,
                Optional.empty(),
                scope.otherEnvironment(),
                scope.otherValues(),
                Optional.of(new Condition.MayHaveRun(undoable.step())),
                Optional.empty(),
                List.of(),
                List.of(action(undo, scope)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                undo.gates().stream().map(g -> thresholds.gate(g, id, scope)).toList(),
                OnFailure.ASK,
                new Effects(true, false, Optional.empty(), new Effects.Nothing()),
                List.of());
    }

    private static Text title(Undoing.Undoable undoable, Scope scope) {
        return undoable.undo()
                .title()
                .map(scope::text)
                .orElseGet(() -> Text.parse("Undo: " + undoable.title().written()));
    }

    private static Optional<Text> about(UndoAction action, Scope scope) {
        return action instanceof UndoAction.Manual manual
                ? Optional.of(scope.text(manual.instruction()))
                : Optional.empty();
    }

    private static PlannedAction action(Undo.ByAction undo, Scope scope) {
        var timeout = undo.timeout();
        return switch (undo.action()) {
            case UndoAction.Run run ->
                new PlannedAction(
                        Scripts.lower(run.script(), scope),
                        Expect.EXIT_ZERO,
                        Retry.NONE,
                        timeout.orElse(UNDO_TIMEOUT),
                        true);
            case UndoAction.Http http ->
                new PlannedAction(
                        HttpCalls.lower(http.call(), scope),
                        Expectations.ofHttp(http.call().expect()),
                        Retry.NONE,
                        timeout.orElse(UNDO_TIMEOUT),
                        true);
            case UndoAction.Manual manual -> StepActions.done(timeout.orElse(StepActions.PEOPLE_TIMEOUT));
        };
    }
}
