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
}
