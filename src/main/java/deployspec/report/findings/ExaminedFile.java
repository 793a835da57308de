package deployspec.report.findings;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * One file after every check.
 *
 * @param diagnostics sorted by their places
 * @param failsOn the mildest finding with which the check of this file fails; empty means none
 */
public record ExaminedFile(SourceText source, List<Diagnostic> diagnostics, Optional<Severity> failsOn) {
    public ExaminedFile {
        diagnostics = List.copyOf(diagnostics);
    }

    public String name() {
        return source.file();
    }

    boolean fails(Diagnostic diagnostic) {
        return failsOn.filter(diagnostic.severity()::isAtLeast).isPresent();
    }

    boolean fails() {
        return diagnostics.stream().anyMatch(this::fails);
    }
}
