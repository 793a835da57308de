package deployspec.cli;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.SourceText;
import deployspec.model.Spec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A spec file after every check.
 *
 * @param path its path below its root, with {@code /}
 * @param spec present where the file could be read and decoded, even if a rule found errors
 */
record Checked(Path file, String path, SourceText source, Optional<Spec> spec, List<Diagnostic> diagnostics) {
    /** Whether no rule was asked, because the text could not even be read. */
    boolean isUnreadable() {
        return spec.isEmpty();
    }

    boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }
}
