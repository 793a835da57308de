package deployspec.lint.uses;

import deployspec.model.Located;
import deployspec.model.Script;
import deployspec.model.Shell;
import deployspec.model.Spec;
import deployspec.model.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One script in a spec, and the secrets that it may see.
 *
 * @param role what the script is for
 * @param step the step it stands in; empty outside steps
 * @param names every word of it that could be the name of a value, in order of first use
 */
public record ScriptUse(Script script, Role role, List<Located<String>> needs, Optional<Step> step, Set<String> names) {
    /** Whether a database reads it, and no shell. */
    public boolean isSql(Spec spec) {
        return script.shell().stream()
                .flatMap(name ->
                        spec.shells().stream().filter(s -> s.name().value().equals(name.value())))
                .anyMatch(shell -> shell.language().value() == Shell.Language.SQL);
    }

    /** What a script can be for. */
    public enum Role {
        /** What a step does. */
        ACTION("this script"),
        UNDO("this undo"),
        /** Asked when a crash hides whether a step was done. */
        DONE_IF("`done-if`"),
        /** A condition. */
        TEST("this test"),
        MEASURE("this measure"),
        CHANNEL("this channel"),
        /** The command that reads a shell's scripts. */
        SHELL("this shell"),
        /** The command that prints a secret. */
        SECRET("this command");

        private final String spoken;

        Role(String spoken) {
            this.spoken = spoken;
        }

        /** As in a sentence. */
        public String spoken() {
            return spoken;
        }
    }
}
