package deployspec.report.run;

import deployspec.execute.event.Event;
import deployspec.execute.event.RunRecord;
import java.time.Instant;
import java.util.Locale;

/**
 * Where a run stands.
 *
 * @param why a phrase or sentence
 * @param since the last thing that was recorded
 */
record Standing(State state, String why, Instant since) {
    enum State {
        /** A process carries it out. */
        RUNNING,
        /** It needs a person, a decision or a point in time, and then somebody who resumes it. */
        WAITING,
        /** It was interrupted, and can be resumed. */
        SUSPENDED,
        /** The process that carried it out is gone, and did not say that it would be. */
        BROKEN_OFF,
        DONE,
        FAILED,
        STOPPED,
        ROLLED_BACK,
        ROLLBACK_FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /** Whether `spec execute --resume` has something to do. */
        boolean canGoOn() {
            return this == WAITING || this == SUSPENDED || this == BROKEN_OFF;
        }
    }

    /** Signals end a process with more than that. */
    private static final int SIGNALLED = 128;

    static Standing of(RunRecord run) {
        var last = run.entries().getLast();
        if (last.event() instanceof Event.RunEnded ended) {
            return new Standing(ended(ended.exit()), ended.reason(), last.at());
        }
        if (last.event() instanceof Event.Suspended suspended) {
            var state = suspended.exit() > SIGNALLED ? State.SUSPENDED : State.WAITING;
            return new Standing(state, suspended.reason(), last.at());
        }
        return going(run, last.at());
    }

    private static Standing going(RunRecord run, Instant since) {
        return run.process()
                .map(pid -> new Standing(State.RUNNING, "process %d carries it out".formatted(pid), since))
                .orElseGet(() -> new Standing(
                        State.BROKEN_OFF, "the process that carried it out is gone, and left no word", since));
    }

    private static State ended(int exit) {
        return switch (exit) {
            case 0 -> State.DONE;
            case 4 -> State.ROLLED_BACK;
            case 5 -> State.ROLLBACK_FAILED;
            case 6 -> State.STOPPED;
            default -> State.FAILED;
        };
    }
}
