package deployspec.tools;

import java.nio.file.Path;
import java.util.List;

/** The formatter of shell scripts: a finding is the difference to how it would write the file. It also knows their trees. */
public final class Shfmt {
    private Shfmt() {}

    /** One line a finding; empty when there is none. */
    public static String check(Path... files) {
        ExternalTool.require("shfmt");
        return ExternalTool.findings(ExternalTool.command(List.of("shfmt", "-i", "2", "-ci", "-d"), files));
    }

    /** The tree of a script of bash, as JSON. */
    public static String tree(Path file) {
        ExternalTool.require("shfmt");
        return ExternalTool.output(List.of("shfmt", "--to-json", "-ln", "bash"), file);
    }
}
