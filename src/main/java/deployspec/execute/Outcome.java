package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.event.Event.Resolution;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import deployspec.plan.RunEnding;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How the run has ended, for those who may ask: while its phases go on it has ended in no way, not even well. */
record Outcome(RunState state) {
    /** If nothing more came. */
    RunEnding soFar() {
        if (state.stopping()) {
            return RunEnding.STOPPED;
        }
        return state.rollback.started.isPresent() ? RunEnding.ROLLED_BACK : RunEnding.DONE;
    }

    Exit exit() {
        if (state.rollback.ended.isPresent()) {
            return state.rollback.ended.get().succeeded() ? Exit.ROLLED_BACK : Exit.ROLLBACK_FAILED;
        }
        if (state.stop.isPresent()) {
            return Exit.STOPPED;
        }
        return state.stopped
                .map(r -> r.by().isPresent() ? Exit.STOPPED : Exit.FAILED)
                .orElse(Exit.DONE);
    }

    String reason() {
        return state.rollback
                .ended
                .map(Event.RollbackEnded::reason)
                .or(() -> state.stop.map(
                        s -> "stopped by " + s.who() + (s.reason().isBlank() ? "" : ": " + s.reason())))
                .or(() -> state.stopped
                        .filter(r -> r.resolution() == Resolution.STOP)
                        .map(r -> r.step() + ": " + r.reason()))
                .orElse("every step has passed, or was left out with a reason");
    }

    /** As a step sees it; empty while it is one of those that lead to the end. */
    Optional<RunEnding> seenBy(String step) {
        var soFar = soFar();
        return soFar != RunEnding.DONE || state.procedure.isPresent() || state.seesAnEnd(step)
                ? Optional.of(soFar)
                : Optional.empty();
    }

    /** What is done in any case sees the end of its block, and what follows any end the one that it follows. */
    static Set<String> seeing(Plan plan) {
        return plan.phases().stream()
                .flatMap(phase -> phase.allSteps()
                        .filter(step ->
                                phase.after() != PlannedBlock.After.DONE || step.role() == PlannedStep.Role.ALWAYS))
                .flatMap(PlannedStep::allSteps)
                .map(PlannedStep::id)
                .collect(Collectors.toSet());
    }
}
