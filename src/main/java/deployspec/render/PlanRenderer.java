package deployspec.render;

import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
import java.util.List;

/** The plan itself: canonical JSON, whose SHA-256, without the final line end, is the plan's digest. */
final class PlanRenderer implements Renderer {
    @Override
    public String target() {
        return "plan";
    }

    @Override
    public List<Artefact> render(Plan plan, String digest) {
        return List.of(new Artefact("plan.json", PlanJson.write(plan) + "\n", false));
    }
}
