package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Surface.Word;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Values come from what the spec declares, because a workflow's expressions mean nothing to anything but a workflow. */
public final class GithubExpressionsStayOut implements SpecRule {
    private static final Pattern EXPRESSION = Pattern.compile(
            "\\$\\{\\{\\s*(secrets|vars|inputs|env|github|steps|needs|matrix|runner|job|strategy)\\b(?:[.]([A-Za-z_][A-Za-z0-9_-]*))?[^}]*}}");

    @Override
    public Page page() {
        return new Page(
                "github-expression",
                Severity.WARNING,
                "A text or a script holds an expression of GitHub Actions.",
                "The runbook and `spec execute` hand it on as it is: bash calls it a bad substitution, and a reader sees it. The workflow shows it as text, too, so that nothing can be smuggled in.",
                "Declare the value as an input or a secret, or capture it, and use it by its name.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        return subject.surface().wordsWith("${{").flatMap(this::check).toList();
    }

    private Stream<Diagnostic> check(Word word) {
        return EXPRESSION
                .matcher(word.text())
                .results()
                .filter(found -> found.start() == 0 || word.text().charAt(found.start() - 1) != '$')
                .map(found -> page().at(
                                word.scalar().part(found.start(), found.end()),
                                "`%s` means nothing outside a workflow of GitHub".formatted(found.group()))
                        .withHelp(help(found, word)));
    }

    private static String help(MatchResult found, Word word) {
        var context = found.group(1);
        if (found.group(2) == null) {
            return "Declare the value as an input, and use it as `${NAME}`.";
        }
        var name = found.group(2).toUpperCase(Locale.ROOT).replace('-', '_');
        var use = word.isText() ? "${%s}`".formatted(name) : "$%s` in double quotes".formatted(name);
        return switch (context) {
            case "secrets" ->
                "Declare `%s` in `secrets`, list it in the `needs` of the step, and write `%s.".formatted(name, use);
            case "steps", "needs" -> "Let the step that finds it `capture` it under a name, and write `$NAME`.";
            default -> "Declare `%s` in `inputs`, and write `%s.".formatted(name, use);
        };
    }
}
