package deployspec.model;

import java.time.Duration;
import java.util.Optional;

/**
 * What is known about running a step for long, again, or at all.
 *
 * @param readOnly it changes nothing: needs no undo, may run again, runs in a dry run
 * @param idempotent it may run again if a crash hides whether it ran
 * @param doneIf asked only when a crash hides the outcome: 0 done, 1 not, else a person decides
 */
public record Safety(
        boolean readOnly,
        boolean idempotent,
        Optional<Script> doneIf,
        Optional<Located<Duration>> timeout,
        Optional<Retry> retry) {}
