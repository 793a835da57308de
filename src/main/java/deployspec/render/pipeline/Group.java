package deployspec.render.pipeline;

import java.util.List;

/**
 * What happens in a phase or section, up to the next one.
 *
 * @param stage a slug: the phase, the rollback, the signatures
 * @param id of the phase or section, a slug
 * @param title for people
 */
record Group(String stage, String id, String title, List<Turn> turns) {
    Group {
        turns = List.copyOf(turns);
    }
}
