package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.scripts.Sql;
import deployspec.model.Script;
import deployspec.model.Shell.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A script is written in the language of the shell that it goes to, because bash takes a query for a command. */
public final class ScriptsSpeakTheirShell implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "sql-in-bash",
                Severity.WARNING,
                "A script is SQL and goes to bash: it names no shell that leads to a database.",
                "Bash looks for a command called SELECT, or stops at the first parenthesis; nothing of it ever reaches the database.",
                "Declare how the database is reached in `shells`, and name that `shell` beside the script.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var languages = subject.spec().shells().stream()
                .collect(Collectors.toMap(
                        shell -> shell.name().value(), shell -> shell.language().value(), (first, second) -> first));
        return subject.uses().scripts().stream()
                .map(use -> use.script())
                .filter(script -> goesToAShell(script, languages))
                .flatMap(this::check)
                .toList();
    }

    private Stream<Diagnostic> check(Script script) {
        return Sql.beginning(script.text()).stream()
                .map(
                        found -> page().at(
                                        script.part(found.start(1), found.end(1)),
                                        "this is SQL, and %s runs it"
                                                .formatted(script.shell()
                                                        .map(shell -> "`" + shell.value() + "`")
                                                        .orElse("bash")))
                                .withHelp(
                                        "Declare `shells: {database: {via: psql -X -v ON_ERROR_STOP=1, language: sql}}`, and add `shell: database` here."));
    }

    private static boolean goesToAShell(Script script, Map<String, Language> languages) {
        Optional<Language> language =
                script.shell().flatMap(shell -> Optional.ofNullable(languages.get(shell.value())));
        return script.shell().isEmpty()
                || language.filter(l -> l == Language.BASH || l == Language.SH).isPresent();
    }
}
