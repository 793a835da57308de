package deployspec.plan;

import deployspec.value.Text;
import java.time.Duration;
import java.util.Optional;

/**
 * What a step does to the world, and how it is taken back.
 *
 * @param changing whether it changes something: then it arms the rollback
 * @param idempotent whether it may run again when a crash hides whether it ran
 * @param doneIf asked only when a crash hides the outcome: 0 done, 1 not done, all else a person decides
 */
public record Effects(boolean changing, boolean idempotent, Optional<DoneIf> doneIf, WayBack wayBack) {
    public static final Effects NONE = new Effects(false, true, Optional.empty(), new Nothing());

    public record DoneIf(Action.RunProcess script, Duration timeout) {}

    public sealed interface WayBack {}

    /** By the step of this id (role undo), wherever the rollback procedure puts it; empty where the procedure never does. */
    public record ByUndo(Optional<String> step) implements WayBack {}

    /** By a step of the rollback procedure. */
    public record ByStep(String step) implements WayBack {}

    public record Irreversible(Text reason) implements WayBack {}

    /** There is nothing to take back, or the author has not said how. */
    public record Nothing() implements WayBack {}
}
