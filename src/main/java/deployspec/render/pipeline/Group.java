package deployspec.render.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * What happens in a phase or section, up to the next one.
 *
 * @param stage a slug: the phase, the rollback, the signatures
 * @param id of the phase or section, a slug
 * @param title for people
 * @param due of the first group of a phase that lies apart from what comes before it
 */
record Group(String stage, String id, String title, List<Turn> turns, Optional<Due> due) {
    Group {
        turns = List.copyOf(turns);
    }

    Group(String stage, String id, String title, List<Turn> turns) {
        this(stage, id, title, turns, Optional.empty());
    }

    Group when(Optional<Due> due) {
        return new Group(stage, id, title, turns, due);
    }
}
