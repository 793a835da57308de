package deployspec.report.findings;

import deployspec.diagnostic.Diagnostic;
import deployspec.report.Tally;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that one call of {@code spec validate} has to tell; what every {@link Format} is made from.
 *
 * @param files in the order in which they are told, the clean ones, too
 * @param rules every rule that could have spoken, by code
 * @param version the tool's, where it knows it
 */
public record Examination(List<ExaminedFile> files, List<RulePage> rules, Optional<String> version) {
    public Examination {
        files = List.copyOf(files);
        rules = List.copyOf(rules);
    }

    Stream<Diagnostic> diagnostics() {
        return files.stream().flatMap(file -> file.diagnostics().stream());
    }

    Tally tally() {
        return Tally.of(diagnostics());
    }

    /** How many files, in words. */
    String specs() {
        return files.size() == 1 ? "1 spec" : files.size() + " specs";
    }
}
