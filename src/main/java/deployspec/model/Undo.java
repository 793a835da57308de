package deployspec.model;

import deployspec.diagnostic.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How one step is taken back. */
public sealed interface Undo {
    Span span();

    /** By an action of its own, a box of its own in the rollback. */
    record ByAction(
            Optional<Template> title, UndoAction action, Optional<Duration> timeout, List<Gate> gates, Span span)
            implements Undo {
        public ByAction {
            gates = List.copyOf(gates);
        }
    }

    /** By a step of the rollback. */
    record ByStep(Located<String> step, Span span) implements Undo {}

    record Irreversible(Template reason, Span span) implements Undo {}
}
