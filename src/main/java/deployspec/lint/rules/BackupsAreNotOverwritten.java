package deployspec.lint.rules;

import deployspec.bash.Redirect;
import deployspec.bash.Situation;
import deployspec.bash.Word;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.ScriptRule;
import deployspec.lint.scripts.ShellScript;
import deployspec.lint.uses.ScriptUse;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A backup has a name of its own run, or is kept with it, because the second attempt would write the broken state over the good one. */
public final class BackupsAreNotOverwritten implements ScriptRule {
    private static final Pattern BACKUP =
            Pattern.compile("(?i)backup|dump|snapshot|(?:^|[-_/])(?:state|before|previous|old)(?:[-_.]|$)");

    @Override
    public Page page() {
        return new Page(
                "backup-overwritten",
                Severity.WARNING,
                "A backup is written to a name that is the same in every run.",
                "A run that is repeated after a failure saves what it has just broken over what the rollback needs.",
                "Put the run into the name, `\"backups/$SPEC_RUN/config.yaml\"`, and list it in `keep`.");
    }

    @Override
    public List<Diagnostic> check(ShellScript script) {
        return script.use().role() == ScriptUse.Role.ACTION ? complaints(script).toList() : List.of();
    }

    private Stream<Diagnostic> complaints(ShellScript script) {
        return script.situations().stream()
                .map(Situation::command)
                .flatMap(command -> command.redirects().stream())
                .filter(redirect -> redirect.operator() == Redirect.Operator.WRITE)
                .map(Redirect::target)
                .filter(target -> isOneName(target) && !isKept(target, script.use()))
                .map(target -> page().at(
                                script.place(target),
                                "`%s` is written over by the next run".formatted(script.written(target)))
                        .withHelp(page().remedy()));
    }

    /** What is kept is copied into the folder of the run. */
    private static boolean isKept(Word target, ScriptUse use) {
        var path = target.literal().orElseThrow();
        return use.step().stream()
                .flatMap(step -> step.keep().stream())
                .anyMatch(kept -> kept.text().written().equals(path));
    }

    private static boolean isOneName(Word target) {
        return target.literal()
                .filter(path ->
                        !path.startsWith("/dev/") && BACKUP.matcher(path).find())
                .isPresent();
    }
}
