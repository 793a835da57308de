package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.model.Block;
import deployspec.model.Environment;
import deployspec.model.Phase;
import deployspec.model.Step;
import deployspec.model.StepAction;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Somebody or something looks whether a change of production went well, because that a command ended with 0 says only that it
 * ended. A gate, a check, a watch, an approval, a question, what a person confirms, and a script that only reads all count.
 */
public final class ChangesAreLookedAt implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "change-without-gate",
                Severity.WARNING,
                "A phase changes production, and from then on nothing is looked at.",
                "The deployment ends well, and the first to find out that it did not are the customers.",
                "Give its last step `gates`, close the phase with `leave`, or watch it for a while.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        if (spec.environments().stream().noneMatch(Environment::production)) {
            return List.of();
        }
        var phases = spec.phases();
        return IntStream.range(0, phases.size())
                .filter(i -> phases.get(i).block().allSteps().anyMatch(Step::changes))
                .filter(i -> !isLookedAt(phases.get(i).block()))
                .filter(i -> phases.stream().skip(i + 1L).noneMatch(ChangesAreLookedAt::looks))
                .limit(1)
                .mapToObj(i -> complain(phases.get(i).block()))
                .toList();
    }

    private Diagnostic complain(Block block) {
        var last = block.allSteps().filter(Step::changes).reduce((a, b) -> b);
        var complaint = page().at(
                        block.title().span(), "after this phase has changed production, nothing is looked at any more");
        return last.map(step -> complaint.relatedTo(step.title().span(), "its last change"))
                .orElse(complaint)
                .withHelp(
                        "Add what shows that it went well: `gates` at that step, `leave` at the phase, or a `watch` behind it.");
    }

    /** From the first change on. */
    private static boolean isLookedAt(Block block) {
        return block.allSteps().dropWhile(step -> !step.changes()).anyMatch(ChangesAreLookedAt::looks)
                || hasLeave(block);
    }

    private static boolean looks(Phase phase) {
        var block = phase.block();
        return !block.enter().isEmpty()
                || block.approve().isPresent()
                || hasLeave(block)
                || block.allSteps().anyMatch(ChangesAreLookedAt::looks);
    }

    private static boolean hasLeave(Block block) {
        return !block.leave().isEmpty()
                || block.sections().stream()
                        .anyMatch(section -> hasLeave(section.block())
                                || !section.block().enter().isEmpty()
                                || section.block().approve().isPresent());
    }

    private static boolean looks(Step step) {
        return !step.gates().isEmpty()
                || !step.checks().isEmpty()
                || !step.captures().isEmpty()
                || step.expect().filter(e -> e.output().isPresent()).isPresent()
                || switch (step.action().value()) {
                    case StepAction.None none -> step.baseline().isEmpty();
                    case StepAction.Run run -> step.safety().readOnly();
                    case StepAction.Http http -> !step.changes();
                    case StepAction.Approve approve -> true;
                    case StepAction.Watch watch -> true;
                    case StepAction.WaitUntil until -> true;
                    case StepAction.Notify notify -> false;
                    case StepAction.WaitFor wait -> false;
                    case StepAction.UndoAll all -> false;
                    case StepAction.UndoSteps undo -> false;
                };
    }
}
