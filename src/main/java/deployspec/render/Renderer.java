package deployspec.render;

import deployspec.plan.Plan;

/** Writes a plan down for one kind of reader. */
public interface Renderer {
    /** What {@code --target} calls it. */
    String target();

    /**
     * Pure: equal plans give equal bytes.
     *
     * @param digest names the plan, as {@link deployspec.plan.PlanJson#digest} gives it
     */
    Artefact render(Plan plan, String digest);
}
