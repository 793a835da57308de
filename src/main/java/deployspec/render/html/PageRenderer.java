package deployspec.render.html;

import deployspec.plan.Plan;
import deployspec.render.Artefact;
import deployspec.render.Renderer;
import deployspec.render.checklist.Checklist;
import deployspec.template.Html;
import deployspec.template.Template;
import java.util.List;

/** {@code checklist.html}: one page that needs nothing beside it, for a printer and for a phone in the dark. */
public final class PageRenderer implements Renderer {
    private static final String LIMITS =
            "A page cannot hold people to it: nothing here enforces the order, who may approve,"
                    + " time limits, samples that are due, or an unchanged record. What is ticked or typed here stays in this"
                    + " window and is gone when it closes, unless the page is printed.";

    @Override
    public String target() {
        return "html";
    }

    @Override
    public List<Artefact> render(Plan plan, String digest) {
        var page = Page.of(Checklist.of(plan, digest, LIMITS), plan.head().version());
        return List.of(new Artefact(
                "checklist.html", Template.of("html/checklist.html", Html.class).fill(page), false));
    }
}
