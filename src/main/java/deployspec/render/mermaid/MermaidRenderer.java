package deployspec.render.mermaid;

import deployspec.plan.Plan;
import deployspec.prose.Wording;
import deployspec.render.Artefact;
import deployspec.render.Renderer;
import deployspec.render.mermaid.Mermaid.Label;
import deployspec.template.Template;
import java.util.ArrayList;
import java.util.List;

/** {@code flow.mmd}: what leads to what; {@code timeline.mmd} and its like: what is planned when, counted from T, R or E. */
public final class MermaidRenderer implements Renderer {
    @Override
    public String target() {
        return "mermaid";
    }

    @Override
    public List<Artefact> render(Plan plan, String digest) {
        var origin = new Origin(
                new Label(Wording.of(plan).plain(plan.head().title())),
                new Label(plan.head().spec()),
                new Label(digest));
        var files = new ArrayList<Artefact>();
        files.add(new Artefact(
                "flow.mmd", Template.of("mermaid/flow.mmd", Mermaid.class).fill(FlowPage.of(plan, origin)), false));
        var timeline = Template.of("mermaid/timeline.mmd", Mermaid.class);
        Timeline.all(plan, origin).forEach((file, page) -> files.add(new Artefact(file, timeline.fill(page), false)));
        return files;
    }

    /** Where a picture comes from. */
    record Origin(Label title, Label spec, Label digest) {}
}
