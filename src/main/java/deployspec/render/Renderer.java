package deployspec.render;

import deployspec.plan.Plan;
import java.util.List;

/** Writes a plan down for one kind of reader, in one file or several. */
public interface Renderer {
    /** What {@code --target} calls it. */
    String target();

    /**
     * Pure: equal plans give equal bytes.
     *
     * @param digest names the plan, as {@link deployspec.plan.PlanJson#digest} gives it
     */
    List<Artefact> render(Plan plan, String digest);

    /** What those take at most who are to use the files; nothing where they know no limit, or the renderer keeps to it by itself. */
    default List<Limit> limits() {
        return List.of();
    }
}
