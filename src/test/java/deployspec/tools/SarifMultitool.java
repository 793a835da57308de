package deployspec.tools;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The validator of the SARIF format, with the rules of its own that it has for a good log. */
public final class SarifMultitool {
    private static final Pattern FINDING = Pattern.compile(".*\\b(?:error|warning) (?:SARIF|JSON)\\d+:.*");

    /** It wants the address of the tool's website. There is none. */
    private static final String WEBSITE = "does not provide 'informationUri'";

    private SarifMultitool() {}

    /** One line for each error or warning; empty when there is none. */
    public static String check(Path log) {
        ExternalTool.requireNodeTools();
        try {
            var own = Files.createTempFile("findings", ".sarif");
            try {
                return ExternalTool.output(List.of(
                                "node",
                                ExternalTool.nodeTool("sarif-multitool.mjs").toString(),
                                "validate",
                                log.toString(),
                                "--output",
                                own.toString(),
                                "--log",
                                "ForceOverwrite"))
                        .lines()
                        .filter(line -> FINDING.matcher(line).matches() && !line.contains(WEBSITE))
                        .collect(joining("\n"));
            } finally {
                Files.delete(own);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
