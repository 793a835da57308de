package deployspec.schedule;

import deployspec.value.Moment;
import deployspec.value.Window;
import java.time.Instant;
import java.util.Optional;

/**
 * The instants that moments are counted from.
 *
 * @param r empty while no rollback has begun
 * @param e empty while the end is not known
 */
public record Anchors(Instant t, Optional<Instant> r, Optional<Instant> e) {
    /** When that is; empty while its anchor is not known. */
    public Optional<Instant> at(Moment moment) {
        var anchor = switch (moment.anchor()) {
            case T -> Optional.of(t);
            case R -> r;
            case E -> e;
        };
        return anchor.map(instant -> instant.plus(moment.offset()));
    }

    public Optional<Span> at(Window window) {
        return at(window.from()).flatMap(from -> at(window.to()).map(to -> new Span(from, to)));
    }
}
