package deployspec.tools;

import java.nio.file.Path;
import java.util.List;

/** The formatter of manual pages, with every warning that it has. */
public final class Groff {
    private static final String CHECK = """
            found=$(groff -ww -man -Tutf8 -z "$@" 2>&1)
            [ -z "$found" ] || { printf '%s\\n' "$found"; exit 1; }
            """;

    private Groff() {}

    /** One line a finding; empty when there is none. */
    public static String check(Path... pages) {
        ExternalTool.require("groff");
        return ExternalTool.findings(ExternalTool.command(List.of("sh", "-c", CHECK, "sh"), pages));
    }

    /** The page as a reader sees it at this width, without bold and underlined. */
    public static String shown(Path page, int columns) {
        ExternalTool.require("groff");
        return ExternalTool.output(
                List.of("groff", "-man", "-Tutf8", "-P-cbou", "-rLL=%dn".formatted(columns), page.toString()));
    }
}
