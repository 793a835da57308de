package deployspec.tools;

import java.nio.file.Path;
import java.util.List;

/** The judge of HTML: its grammar, and whether everybody can read it. */
public final class HtmlValidate {
    private HtmlValidate() {}

    /** One line a finding; empty when there is none. */
    public static String check(Path... pages) {
        ExternalTool.requireNodeTools();
        return ExternalTool.findings(ExternalTool.command(
                List.of("node", ExternalTool.nodeTool("html-validate.mjs").toString()), pages));
    }
}
