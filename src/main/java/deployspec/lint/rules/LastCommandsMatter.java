package deployspec.lint.rules;

import deployspec.bash.Command;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.ScriptRule;
import deployspec.lint.scripts.ShellScript;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A script does not end by preparing something, because what it prepares ends with it. */
public final class LastCommandsMatter implements ScriptRule {
    private static final Set<String> PREPARING =
            Set.of("cd", "pushd", "export", "declare", "typeset", "readonly", "alias", "umask", "source", ".");

    @Override
    public Page page() {
        return new Page(
                "effect-ends-with-script",
                Severity.WARNING,
                "The last thing that a script does has an effect on nothing but the script.",
                "A folder, a variable or an alias is a property of the shell, and the shell ends here; the next step begins where every step begins.",
                "Name the folder in the next step's `dir`, hand a value on with `capture`, or do it in the script that needs it.");
    }

    @Override
    public List<Diagnostic> check(ShellScript script) {
        return last(script).stream()
                .map(command -> page().at(
                                script.place(command),
                                "`%s` has no effect behind the end of this script".formatted(script.written(command)))
                        .withHelp(remedy(command)))
                .toList();
    }

    private static Optional<Command.Simple> last(ShellScript script) {
        return script.commands().isEmpty() || !(script.commands().getLast() instanceof Command.Simple last)
                ? Optional.empty()
                : Optional.of(last).filter(LastCommandsMatter::prepares);
    }

    private static boolean prepares(Command.Simple command) {
        boolean assigns = command.words().isEmpty()
                && !command.assignments().isEmpty()
                && command.redirects().isEmpty();
        return assigns || command.name().filter(PREPARING::contains).isPresent();
    }

    private String remedy(Command.Simple command) {
        return command.name()
                        .filter(name -> name.equals("cd") || name.equals("pushd"))
                        .isPresent()
                ? "Write the folder as `dir` of the step that works there."
                : page().remedy();
    }
}
