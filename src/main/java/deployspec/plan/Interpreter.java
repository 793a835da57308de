package deployspec.plan;

import java.util.List;
import java.util.Optional;

/**
 * Where and by what a script runs.
 *
 * @param name the shell's name in the spec; {@code bash} is the default one
 * @param via the bash command line that reads the script on standard input; empty = a local {@code bash --noprofile --norc -euo pipefail}
 * @param language says how values cross and how the script is closed
 * @param secrets names of the secrets that {@code via} itself needs
 */
public record Interpreter(String name, Optional<String> via, Language language, List<String> secrets) {
    /** The default: bash on the machine of the run. */
    public static final Interpreter BASH = new Interpreter("bash", Optional.empty(), Language.BASH, List.of());

    public Interpreter {
        secrets = secrets.stream().sorted().toList();
    }

    public enum Language {
        BASH,
        SH,
        SQL,
        PYTHON,
        /** Takes no values. */
        OTHER
    }
}
