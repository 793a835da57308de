package deployspec.tools;

import java.nio.file.Path;
import java.util.List;

/** The parser of workflows that GitHub publishes. */
public final class WorkflowParser {
    private WorkflowParser() {}

    /** One line a finding; empty when there is none. */
    public static String check(Path... files) {
        ExternalTool.requireNodeTools();
        return ExternalTool.findings(ExternalTool.command(
                List.of("node", ExternalTool.nodeTool("workflow-parser.mjs").toString()), files));
    }
}
