package deployspec.tools;

import java.nio.file.Path;
import java.util.List;

/** The schema of GitHub actions, which the linter of workflows does not look at. */
public final class ActionValidator {
    private ActionValidator() {}

    /** What is wrong with a file named {@code action.yml}; empty where that is nothing. */
    public static String check(Path action) {
        ExternalTool.requireNodeTools();
        return ExternalTool.findings(
                List.of("node", ExternalTool.nodeTool("action-validator.mjs").toString(), action.toString()));
    }
}
