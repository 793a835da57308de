package deployspec.render.markdown;

import deployspec.plan.Plan;
import deployspec.render.Artefact;
import deployspec.render.Renderer;
import deployspec.template.Template;
import java.util.List;

/** {@code checklist.md}: for people who work without the tool. */
public final class ChecklistRenderer implements Renderer {
    @Override
    public String target() {
        return "markdown";
    }

    @Override
    public List<Artefact> render(Plan plan, String digest) {
        var text = Template.of("markdown/checklist.md", Markdown.class).fill(Checklist.of(plan, digest));
        return List.of(new Artefact("checklist.md", text, false));
    }
}
