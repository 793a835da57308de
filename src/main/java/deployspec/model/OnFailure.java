package deployspec.model;

import java.util.Optional;

/** What each kind of not passing does; none means the procedure's default. */
public record OnFailure(Optional<Reaction> failed, Optional<Reaction> noData, Optional<Reaction> error) {
    public enum Reaction {
        STOP,
        ASK,
        CONTINUE,
        ROLLBACK
    }
}
