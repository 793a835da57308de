package deployspec.tools;

import java.nio.file.Path;
import java.util.List;

/** The linter of shell scripts, at its strictest level. */
public final class Shellcheck {
    private Shellcheck() {}

    /** One line a finding; empty when there is none. */
    public static String check(Path... files) {
        ExternalTool.require("shellcheck");
        return ExternalTool.findings(
                ExternalTool.command(List.of("shellcheck", "-x", "-S", "style", "-f", "gcc"), files));
    }
}
