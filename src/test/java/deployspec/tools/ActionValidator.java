package deployspec.tools;

import java.nio.file.Path;
import java.util.List;

/** The schemas of GitHub actions and workflows, as a validator written by others reads them. */
public final class ActionValidator {
    private ActionValidator() {}

    /** What is wrong with workflows, or with files named {@code action.yml}; empty where that is nothing. */
    public static String check(Path... files) {
        ExternalTool.requireNodeTools();
        return ExternalTool.findings(ExternalTool.command(
                List.of("node", ExternalTool.nodeTool("action-validator.mjs").toString()), files));
    }
}
