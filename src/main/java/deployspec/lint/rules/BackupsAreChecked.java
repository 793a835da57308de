package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.scripts.Invocation;
import deployspec.lint.scripts.ShellScript;
import deployspec.lint.uses.ScriptUse;
import deployspec.model.Step;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody or something looks at a backup before it is relied on, because a command that ended with 0 may have saved nothing. */
public final class BackupsAreChecked implements SpecRule {
    /** Programs, with their verbs, that save something. */
    private static final List<String> TOOLS = List.of(
            "pg_dump",
            "pg_dumpall",
            "pg_basebackup",
            "mysqldump",
            "mariadb-dump",
            "mongodump",
            "redis-cli bgsave",
            "etcdctl snapshot save",
            "consul snapshot save",
            "restic backup",
            "borg create",
            "velero backup create",
            "aws rds create-db-snapshot",
            "gcloud sql backups create");

    /** A script that is called so. */
    private static final Pattern SCRIPT = Pattern.compile("[a-z0-9_.-]*backup[a-z0-9_-]*([.](sh|py|rb))?");

    @Override
    public Page page() {
        return new Page(
                "backup-not-checked",
                Severity.WARNING,
                "A step makes a backup, and nothing looks whether there is anything in it.",
                "That the backup is empty, or somewhere else, comes to light during the rollback.",
                "Add a gate that looks at what was written: its size, or better, whether it can be read back.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        return subject.scripts().stream()
                .filter(script -> script.use().role() == ScriptUse.Role.ACTION)
                .filter(script ->
                        script.use().step().filter(step -> !isLookedAt(step)).isPresent())
                .flatMap(script -> check(script).stream())
                .toList();
    }

    private Optional<Diagnostic> check(ShellScript script) {
        return script.invocations().stream()
                .filter(BackupsAreChecked::makesBackup)
                .findFirst()
                .map(
                        invocation -> page().at(
                                        script.place(invocation),
                                        "nothing looks whether there is anything in what `%s` saves"
                                                .formatted(called(invocation)))
                                .withHelp(
                                        "Add a gate, such as `{title: Files in the backup that are not empty, target: \">= 1\", measure: {run: find backups -type f -size +0, read: lines}}`."));
    }

    private static boolean makesBackup(Invocation invocation) {
        return invocation.firstOf(TOOLS).isPresent()
                || SCRIPT.matcher(invocation.program()).matches()
                || invocation.verbs().limit(2).anyMatch("backup"::equals);
    }

    /** As much of it as says what it does. */
    private static String called(Invocation invocation) {
        var verbs = invocation.verbs().limit(2).toList();
        var toBackup = Stream.concat(
                        Stream.of(invocation.program()), verbs.stream().limit(verbs.indexOf("backup") + 1L))
                .collect(Collectors.joining(" "));
        return invocation.firstOf(TOOLS).orElse(toBackup);
    }

    private static boolean isLookedAt(Step step) {
        return !step.gates().isEmpty()
                || !step.checks().isEmpty()
                || !step.captures().isEmpty()
                || !step.keep().isEmpty()
                || step.expect().filter(e -> e.output().isPresent()).isPresent();
    }
}
