package deployspec.tools;

import java.nio.file.Path;
import java.util.List;

/** The judge of a page as a browser shows it: whether everybody can read it, wide or narrow, in the light or in the dark. */
public final class Axe {
    private Axe() {}

    /** One line a finding; empty when there is none. */
    public static String check(Path... pages) {
        ExternalTool.requireNodeTools();
        var browser = ExternalTool.path("chromium");
        return ExternalTool.findings(ExternalTool.command(
                List.of("node", ExternalTool.nodeTool("axe.mjs").toString(), browser), pages));
    }
}
