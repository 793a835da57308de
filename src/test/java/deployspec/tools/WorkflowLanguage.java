package deployspec.tools;

import java.nio.file.Path;
import java.util.List;

/** GitHub's own support for editors: it follows expressions to the jobs, steps and inputs that they name. */
public final class WorkflowLanguage {
    private WorkflowLanguage() {}

    /** One line a finding; empty when there is none. */
    public static String check(Path... files) {
        ExternalTool.requireNodeTools();
        return ExternalTool.findings(ExternalTool.command(
                List.of("node", ExternalTool.nodeTool("language-service.mjs").toString()), files));
    }
}
