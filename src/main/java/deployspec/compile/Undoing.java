package deployspec.compile;

import deployspec.model.Located;
import deployspec.model.Rollback;
import deployspec.model.Spec;
import deployspec.model.StepAction;
import deployspec.model.Undo;
import deployspec.plan.Effects;
import deployspec.value.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which steps the rollback takes back by their own undo, and what each of them needs for that; filled while the phases
 * are compiled, read while the rollback is.
 */
final class Undoing {
    /** A step, or a turn of a loop, that can be taken back by itself. */
    record Undoable(String step, String writtenAs, Text title, Undo.ByAction undo, Scope scope) {}

    private final boolean all;
    private final Set<String> named;
    private final List<Undoable> undoable = new ArrayList<>();

    private Undoing(boolean all, Set<String> named) {
        this.all = all;
        this.named = named;
    }

    static Undoing of(Spec spec) {
        var named = new HashSet<String>();
        boolean all = spec.rollback().isEmpty();
        if (spec.rollback().orElse(null) instanceof Rollback.Procedure procedure) {
            all = procedure.items().isEmpty() && procedure.sections().isEmpty();
        }
        for (var step : spec.rollbackSteps().toList()) {
            var action = step.action().value();
            if (action instanceof StepAction.UndoAll) {
                all = true;
            } else if (action instanceof StepAction.UndoSteps undo) {
                undo.steps().stream().map(Located::value).forEach(named::add);
            }
        }
        return new Undoing(all, named);
    }

    /** The id of the step that takes this one back. */
    static String idOf(String step) {
        return "undo-" + step;
    }

    void add(Undoable step) {
        undoable.add(step);
    }

    Effects.WayBack wayBack(Optional<Undo> undo, String step, String writtenAs) {
        return undo.<Effects.WayBack>map(u -> switch (u) {
                    case Undo.ByAction action ->
                        new Effects.ByUndo(
                                all || named.contains(writtenAs) ? Optional.of(idOf(step)) : Optional.empty());
                    case Undo.ByStep by -> new Effects.ByStep(by.step().value());
                    case Undo.Irreversible irreversible ->
                        new Effects.Irreversible(irreversible.reason().text());
                })
                .orElseGet(Effects.Nothing::new);
    }

    /** All that no other step of the rollback names, last first. */
    List<Undoable> theRest() {
        return undoable.stream()
                .filter(u -> !named.contains(u.writtenAs()))
                .toList()
                .reversed();
    }

    /** These, last first. */
    List<Undoable> these(List<String> steps) {
        return undoable.stream()
                .filter(u -> steps.contains(u.writtenAs()))
                .toList()
                .reversed();
    }
}
