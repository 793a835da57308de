package deployspec.tools;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The linter of Markdown, with its default rules but for the length of lines and headings repeated under different parents. */
public final class Markdownlint {
    private Markdownlint() {}

    /** One line a finding; empty when there is none. */
    public static String check(Path... files) {
        ExternalTool.requireNodeTools();
        List<String> linter = List.of(
                "node",
                ExternalTool.nodeTool("node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs")
                        .toString(),
                "--config",
                ExternalTool.nodeTool("markdownlint.json").toString());
        // A name with a leading colon is a file, not a glob.
        Stream<String> literal = Stream.of(files).map(file -> ":" + file);
        return ExternalTool.findings(Stream.concat(linter.stream(), literal).toList());
    }
}
