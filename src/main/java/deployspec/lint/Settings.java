package deployspec.lint;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import java.util.Map;
import java.util.Optional;

/**
 * How a project weighs the rules' advice: its file {@value #FILE}.
 *
 * @param severities by a rule's code; empty means that the rule is not to speak
 * @param failOn the mildest finding with which a check fails; empty means none
 */
public record Settings(Map<String, Optional<Severity>> severities, Optional<Severity> failOn) {
    /** Where the settings stand, in the root of the project. */
    public static final String FILE = ".deployspec.yaml";

    /** Without such a file. */
    public static final Settings USUAL = new Settings(Map.of(), Optional.of(Severity.ERROR));

    public Settings {
        severities = Map.copyOf(severities);
    }

    /** How severe the project wants a rule to be; empty where it is not to speak. */
    public Optional<Severity> severity(String code) {
        return severities.getOrDefault(
                code, Rules.named(code).map(rule -> rule.page().severity()));
    }

    /** Whether what the rule complains of is an error in this project. */
    boolean makesAnError(Rule rule) {
        return severity(rule.page().code()).filter(Severity.ERROR::equals).isPresent();
    }

    /** The complaint as severe as the project wants it; nothing where the project does not want it. */
    Optional<Diagnostic> weigh(Diagnostic diagnostic) {
        return severities
                .getOrDefault(diagnostic.code(), Optional.of(diagnostic.severity()))
                .map(diagnostic::as);
    }

    /** Whether a check that found this fails. */
    public boolean failsOn(Diagnostic diagnostic) {
        return failOn.filter(diagnostic.severity()::isAtLeast).isPresent();
    }
}
