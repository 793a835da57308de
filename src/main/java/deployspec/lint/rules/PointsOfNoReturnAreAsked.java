package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Written;
import deployspec.model.Block;
import deployspec.model.BlockItem;
import deployspec.model.Condition;
import deployspec.model.Environment;
import deployspec.model.Gate;
import deployspec.model.Step;
import deployspec.model.StepAction;
import deployspec.model.Undo;
import java.util.List;
import java.util.Optional;

/** Somebody says yes right before the point of no return, because it is the last moment at which a no still helps. */
public final class PointsOfNoReturnAreAsked implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "irreversible-unasked",
                Severity.WARNING,
                "The first step that cannot be taken back starts without anybody being asked.",
                "Until then a rollback brings everything back; the step crosses that line unseen, in the middle of the night.",
                "Give the step a `confirm`, or put an `approve` or a judgement right before it.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        if (!Written.reachesProduction(spec)) {
            return List.of();
        }
        var walk = new Walk(
                spec.environments().stream().filter(Environment::production).allMatch(Environment::confirmByName));
        spec.phases().forEach(phase -> walk.block(phase.block()));
        return walk.unasked.stream()
                .map(
                        step -> page().at(
                                        step.undo().orElseThrow().span(),
                                        "`%s` is the point of no return, and nobody is asked before it"
                                                .formatted(step.title().text().shown()))
                                .withHelp(
                                        "Add `confirm: true` to it, or an `approve` before it that says what can no longer be undone."))
                .toList();
    }

    /** Through the steps in their order, until one cannot be taken back. */
    private static final class Walk {
        /** Whether somebody said yes since the last change. */
        private boolean asked;

        private boolean passed;
        private Optional<Step> unasked = Optional.empty();

        Walk(boolean asked) {
            this.asked = asked;
        }

        void block(Block block) {
            asked |= block.approve().isPresent() || block.enter().stream().anyMatch(Walk::asks);
            block.items().stream().flatMap(BlockItem::allSteps).forEach(this::step);
            block.sections().forEach(section -> block(section.block()));
            asked |= block.leave().stream().anyMatch(Walk::asks);
            block.always().stream().flatMap(Step::allSteps).forEach(this::step);
        }

        private void step(Step step) {
            boolean changes = step.changes();
            if (changes && !passed && step.undo().orElse(null) instanceof Undo.Irreversible) {
                passed = true;
                unasked = asked || step.confirm().isPresent() ? Optional.empty() : Optional.of(step);
            }
            asked = step.action().value() instanceof StepAction.Approve
                    || step.gates().stream().anyMatch(Walk::asks)
                    || (asked && !changes);
        }

        private static boolean asks(Gate gate) {
            return switch (gate) {
                case Gate.InPlace inPlace -> inPlace.threshold().judgement().isPresent();
                case Gate.OnCondition on -> on.condition() instanceof Condition.Judged;
                case Gate.OfThreshold of -> false;
            };
        }
    }
}
