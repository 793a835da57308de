package deployspec.render;

import deployspec.render.argo.ArgoRenderer;
import deployspec.render.github.WorkflowRenderer;
import deployspec.render.gitlab.GitlabRenderer;
import deployspec.render.html.PageRenderer;
import deployspec.render.issue.IssueRenderer;
import deployspec.render.markdown.ChecklistRenderer;
import deployspec.render.mermaid.MermaidRenderer;
import deployspec.render.shell.ShellRenderer;
import java.util.List;
import java.util.Optional;

/** Every target, in the order in which a person is told of them. */
public final class Renderers {
    private static final List<Renderer> ALL = List.of(
            new ShellRenderer(),
            new WorkflowRenderer(),
            new GitlabRenderer(),
            new ArgoRenderer(),
            new ChecklistRenderer(),
            new PageRenderer(),
            new IssueRenderer(),
            new MermaidRenderer(),
            new PlanRenderer());

    private Renderers() {}

    public static List<Renderer> all() {
        return ALL;
    }

    public static Optional<Renderer> named(String target) {
        return ALL.stream().filter(r -> r.target().equals(target)).findFirst();
    }
}
