package deployspec.tools;

import java.nio.file.Path;
import java.util.List;

/** The linter of GitHub Actions workflows. */
public final class Actionlint {
    private Actionlint() {}

    /** One line a finding; empty when there is none. */
    public static String check(Path... files) {
        ExternalTool.requireNodeTools();
        return ExternalTool.findings(ExternalTool.command(
                List.of("node", ExternalTool.nodeTool("actionlint.mjs").toString()), files));
    }
}
