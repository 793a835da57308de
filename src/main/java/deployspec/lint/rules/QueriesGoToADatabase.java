package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.model.Script;
import deployspec.model.Shell;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** SQL goes to a database, because bash looks for a command that is called `SELECT` and finds none. */
public final class QueriesGoToADatabase implements SpecRule {
    /** How SQL begins: no command of a shell is called so and followed by that. */
    private static final Pattern SQL = Pattern.compile(
            "select\\s+(?:(?:count|sum|max|min|distinct)\\b|[*]|'|[a-z_.\"]+\\s*(?:,|from\\b)).*"
                    + "|insert\\s+into\\b.*|update\\s+[a-z_.\"]+\\s+set\\b.*|delete\\s+from\\b.*"
                    + "|(?:alter|create|drop|truncate)\\s+(?:table|index|view|schema|database|type|sequence)\\b.*",
            Pattern.CASE_INSENSITIVE);

    @Override
    public Page page() {
        return new Page(
                "sql-in-bash",
                Severity.WARNING,
                "A script is SQL, and goes to bash.",
                "Bash finds no command of that name: the step fails when it is needed, and says nothing of the database.",
                "Declare the database under `shells`, such as `{via: psql -X -At -v ON_ERROR_STOP=1, language: sql}`, and write `shell` beside the script.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        Set<String> bash = new HashSet<>(List.of("bash"));
        subject.spec().shells().stream()
                .filter(s -> s.language().value() == Shell.Language.BASH
                        || s.language().value() == Shell.Language.SH)
                .forEach(s -> bash.add(s.name().value()));
        return subject.uses().scripts().stream()
                .filter(use -> bash.contains(shell(use.script())))
                .flatMap(use -> query(use.script()).stream()
                        .map(place -> page().at(place, "%s is SQL, and goes to bash".formatted(use.what()))
                                .withHelp(page().remedy())))
                .toList();
    }

    /** The first line that is neither blank nor a comment, if that is SQL. */
    private static Optional<Span> query(Script script) {
        int from = 0;
        for (var line : script.text().split("\n", -1)) {
            var bare = line.strip();
            if (!bare.isEmpty() && !bare.startsWith("--") && !bare.startsWith("#")) {
                int at = from + line.indexOf(bare);
                return SQL.matcher(bare).matches()
                        ? Optional.of(script.part(at, at + bare.length()))
                        : Optional.empty();
            }
            from += line.length() + 1;
        }
        return Optional.empty();
    }

    private static String shell(Script script) {
        return script.shell().map(name -> name.value()).orElse("bash");
    }
}
