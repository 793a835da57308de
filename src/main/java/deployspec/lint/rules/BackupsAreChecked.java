package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.CommandLines;
import deployspec.model.Step;
import deployspec.model.StepAction;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Somebody or something looks at a backup before it is relied on, because a command that ended with 0 may have saved nothing. */
public final class BackupsAreChecked implements SpecRule {
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
            "vault operator raft snapshot save",
            "restic backup",
            "borg create",
            "velero backup create",
            "aws rds create-db-snapshot",
            "gcloud sql backups create");

    /** A script that is called so, or a subcommand behind one or two words. */
    private static final Pattern SCRIPT = Pattern.compile("(.*/)?[a-z0-9_.-]*backup[a-z0-9_-]*([.](sh|py|rb))?");

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
        return subject.spec().steps().flatMap(step -> check(step).stream()).toList();
    }

    private Optional<Diagnostic> check(Step step) {
        if (!(step.action().value() instanceof StepAction.Run run) || isLookedAt(step)) {
            return Optional.empty();
        }
        return CommandLines.of(run.script()).stream()
                .flatMap(lines -> lines.commands().stream())
                .filter(BackupsAreChecked::makesBackup)
                .findFirst()
                .map(
                        command -> page().at(
                                        step.title().span(),
                                        "nothing looks whether there is anything in what `%s` saves"
                                                .formatted(called(command)))
                                .withHelp(
                                        "Add a gate, such as `{title: Files in the backup that are not empty, target: \">= 1\", measure: {run: find backups -type f -size +0, read: lines}}`."));
    }

    /** As much of it as says what it does. */
    private static String called(List<String> command) {
        var plain = command.stream().filter(w -> !w.startsWith("-")).limit(3).toList();
        int end = plain.indexOf("backup") + 1;
        return CommandLines.beginning(command, TOOLS)
                .orElseGet(() -> String.join(" ", plain.subList(0, Math.max(1, end))));
    }

    private static boolean makesBackup(List<String> command) {
        var plain = command.stream().filter(w -> !w.startsWith("-")).limit(3).toList();
        return CommandLines.beginning(command, TOOLS).isPresent()
                || plain.stream().limit(1).anyMatch(word -> SCRIPT.matcher(word).matches())
                || plain.stream().skip(1).anyMatch("backup"::equals);
    }

    private static boolean isLookedAt(Step step) {
        return !step.gates().isEmpty()
                || !step.checks().isEmpty()
                || !step.captures().isEmpty()
                || !step.keep().isEmpty()
                || step.expect().filter(e -> e.output().isPresent()).isPresent();
    }
}
