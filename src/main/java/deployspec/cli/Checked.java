package deployspec.cli;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.SourceText;
import deployspec.lint.Settings;
import deployspec.model.Spec;
import java.util.List;
import java.util.Optional;

/**
 * A spec file after every check.
 *
 * @param path its path below its root, with {@code /}
 * @param readable whether it is YAML as a spec may use it, so that more could be checked than that
 * @param settings how the spec's project weighs what is found
 * @param spec present where the file could be read and decoded, even if a rule found errors
 */
record Checked(
        String path,
        SourceText source,
        boolean readable,
        Optional<Spec> spec,
        Settings settings,
        List<Diagnostic> diagnostics) {
    /** How a command ends that can do no more than check. */
    Exit exit() {
        if (!readable) {
            return Exit.USAGE;
        }
        return diagnostics.stream().anyMatch(settings::failsOn) ? Exit.FINDINGS : Exit.DONE;
    }

    /** The mildest finding with which the check fails, if any does; a file that cannot be read fails in any case. */
    Optional<Severity> failsOn() {
        return readable ? settings.failOn() : Optional.of(Severity.ERROR);
    }

    /** The same, where the person who asked decides instead of the project. */
    Checked failingOn(FailOn failOn) {
        var decided = new Settings(settings.severities(), failOn.severity());
        return new Checked(path, source, readable, spec, decided, diagnostics);
    }

    boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }
}
