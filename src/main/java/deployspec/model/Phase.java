package deployspec.model;

import java.util.List;

/**
 * The outermost division of the procedure.
 *
 * @param after which end of what came before lets this phase start
 * @param runsOn the labels of the machines that a workflow runs it on; empty means the workflow's default
 */
public record Phase(Block block, After after, List<Located<String>> runsOn) {
    public Phase {
        runsOn = List.copyOf(runsOn);
    }

    /** How the run must have ended for a phase that comes after it. */
    public enum After {
        DONE,
        ROLLED_BACK,
        ANY
    }
}
