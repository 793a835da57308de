package deployspec.render.markdown;

import deployspec.plan.Plan;
import deployspec.render.Artefact;
import deployspec.render.Renderer;
import deployspec.render.checklist.Checklist;
import java.util.List;

/** {@code checklist.md}: for people who work without the tool. */
public final class ChecklistRenderer implements Renderer {
    private static final String LIMITS =
            "Paper cannot hold people to it: nothing here enforces the order, who may approve,"
                    + " time limits, samples that are due, or an unchanged record.";

    @Override
    public String target() {
        return "markdown";
    }

    @Override
    public List<Artefact> render(Plan plan, String digest) {
        var text = MarkdownDocument.write(Checklist.of(plan, digest, LIMITS));
        return List.of(new Artefact("checklist.md", text, false));
    }
}
