package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Written;
import deployspec.model.Block;
import deployspec.model.BlockItem;
import deployspec.model.Rollback;
import deployspec.model.Spec;
import deployspec.model.Step;
import deployspec.model.StepAction;
import deployspec.model.Undo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A rollback ends with a look at the system, because that the commands ended well does not bring back the customers. */
public final class RollbacksAreChecked implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "rollback-unchecked",
                Severity.WARNING,
                "Nothing looks at the system after the last step of a rollback that takes something back.",
                "The rollback would be called done while the outage goes on.",
                "End it with gates: the ones that say that the service is well, with a `within` to come up in.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        if (!Written.reachesProduction(subject.spec())
                || !(subject.spec().rollback().orElse(null) instanceof Rollback.Procedure rollback)) {
            return List.of();
        }
        var walk = new Walk(subject.spec());
        walk.items(rollback.items());
        rollback.sections().forEach(section -> walk.block(section.block()));
        return walk.unchecked.stream()
                .map(
                        step -> page().at(
                                        step.title().span(),
                                        "nothing looks whether the rollback worked after this, its last step back")
                                .withHelp(
                                        "Add `gates` to it, or a step behind it that has some, such as `{threshold: …, within: 2m, every: 5s}`."))
                .toList();
    }

    /** Through the rollback in its order, keeping the last change that nothing has looked at. */
    private static final class Walk {
        private final Set<String> takingBack;
        private final Set<String> lookedAtWhenUndone;
        private Optional<Step> unchecked = Optional.empty();

        Walk(Spec spec) {
            takingBack = ids(spec.steps()
                    .flatMap(step -> step.undo().orElse(null) instanceof Undo.ByStep by
                            ? Stream.of(by.step().value())
                            : Stream.empty()));
            lookedAtWhenUndone = ids(spec.steps()
                    .filter(step -> step.undo().orElse(null) instanceof Undo.ByAction by
                            && !by.gates().isEmpty())
                    .map(step -> step.id().value()));
        }

        private static Set<String> ids(Stream<String> ids) {
            return ids.collect(Collectors.toSet());
        }

        void items(List<BlockItem> items) {
            items.stream().flatMap(BlockItem::allSteps).forEach(this::step);
        }

        void block(Block block) {
            items(block.items());
            block.sections().forEach(section -> block(section.block()));
            if (!block.leave().isEmpty()) {
                unchecked = Optional.empty();
            }
            block.always().stream().flatMap(Step::allSteps).forEach(this::step);
        }

        private void step(Step step) {
            var action = step.action().value();
            boolean looks = !step.gates().isEmpty() || step.expect().isPresent() || undoesWithALook(action);
            if (takesBack(step)) {
                unchecked = looks ? Optional.empty() : Optional.of(step);
            } else if (looks || (!step.changes() && looksByItself(action))) {
                unchecked = Optional.empty();
            }
        }

        /** What only tidies up behind that changes nothing about whether it worked. */
        private boolean takesBack(Step step) {
            return takingBack.contains(step.id().value())
                    || step.action().value() instanceof StepAction.UndoAll
                    || step.action().value() instanceof StepAction.UndoSteps
                    || (takingBack.isEmpty() && step.changes());
        }

        private boolean undoesWithALook(StepAction action) {
            return (action instanceof StepAction.UndoAll && !lookedAtWhenUndone.isEmpty())
                    || (action instanceof StepAction.UndoSteps undo
                            && undo.steps().stream().anyMatch(name -> lookedAtWhenUndone.contains(name.value())));
        }

        /** A person, a script that only reads, a request: each may be the look. */
        private static boolean looksByItself(StepAction action) {
            return switch (action) {
                case StepAction.None none -> true;
                case StepAction.Run run -> true;
                case StepAction.Http http -> true;
                case StepAction.Approve approve -> true;
                case StepAction.WaitUntil until -> true;
                case StepAction.Watch watch -> true;
                case StepAction.Notify notify -> false;
                case StepAction.WaitFor wait -> false;
                case StepAction.UndoAll all -> false;
                case StepAction.UndoSteps undo -> false;
            };
        }
    }
}
