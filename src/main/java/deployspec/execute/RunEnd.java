package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.event.Event.Resolution;
import deployspec.plan.RunEnding;

/** How a run has ended, or would if it ended now. */
record RunEnd(RunState state) {
    RunEnding ending() {
        if (state.stopping()) {
            return RunEnding.STOPPED;
        }
        return state.rollbackStarted.isPresent() ? RunEnding.ROLLED_BACK : RunEnding.DONE;
    }

    Exit exit() {
        if (state.rollbackEnded.isPresent()) {
            return state.rollbackEnded.get().succeeded() ? Exit.ROLLED_BACK : Exit.ROLLBACK_FAILED;
        }
        if (state.stop.isPresent()) {
            return Exit.STOPPED;
        }
        return state.stopped
                .map(r -> r.by().isPresent() ? Exit.STOPPED : Exit.FAILED)
                .orElse(Exit.DONE);
    }

    String reason() {
        return state.rollbackEnded
                .map(Event.RollbackEnded::reason)
                .or(() -> state.stop.map(
                        s -> "stopped by " + s.who() + (s.reason().isBlank() ? "" : ": " + s.reason())))
                .or(() -> state.stopped
                        .filter(r -> r.resolution() == Resolution.STOP)
                        .map(r -> r.step() + ": " + r.reason()))
                .orElse("every step has passed, or was left out with a reason");
    }
}
