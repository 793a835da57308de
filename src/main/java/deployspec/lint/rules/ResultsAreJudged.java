package deployspec.lint.rules;

import static java.util.stream.Collectors.toMap;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.CommandLines;
import deployspec.model.Block;
import deployspec.model.BlockItem;
import deployspec.model.Rollback;
import deployspec.model.Script;
import deployspec.model.Section;
import deployspec.model.Shell;
import deployspec.model.Spec;
import deployspec.model.Step;
import deployspec.model.StepAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a step shows is judged, because a command that only shows something ends well whatever it has shown. Silent where a
 * person is asked right behind it.
 */
public final class ResultsAreJudged implements SpecRule {
    /** Commands that show how things are, and end with 0 however they are. */
    private static final List<String> SHOWING = List.of(
            "docker ps",
            "docker compose ps",
            "docker-compose ps",
            "docker logs",
            "docker compose logs",
            "docker-compose logs",
            "docker stats",
            "docker images",
            "docker info",
            "kubectl get",
            "kubectl logs",
            "kubectl describe",
            "kubectl top",
            "helm list",
            "helm status",
            "helm history",
            "systemctl list-units",
            "journalctl",
            "git log",
            "git status",
            "git show",
            "aws ecs describe-services",
            "aws ec2 describe-instances",
            "aws rds describe-db-instances",
            "redis-cli info",
            "redis-cli cluster info",
            "redis-cli cluster nodes",
            "df",
            "du",
            "free",
            "uptime",
            "ps",
            "top",
            "vmstat",
            "iostat",
            "netstat",
            "ss",
            "date",
            "who",
            "env");

    /** What only passes on what it reads. */
    private static final Set<String> PASSING_ON =
            Set.of("head", "tail", "sort", "uniq", "cut", "column", "wc", "tee", "less", "cat", "echo", "printf", "tr");

    /** A client of a database that is given one query. */
    private static final Pattern CLIENT = Pattern.compile("(psql|mysql)\\b.* -(c|e) *[\"']? *select\\b.*\\bfrom\\b.*");

    private static final Pattern READING = Pattern.compile("(?is)\\s*((select|with)\\b.*\\bfrom\\b|(show|table)\\b).*");

    @Override
    public Page page() {
        return new Page(
                "shown-not-judged",
                Severity.WARNING,
                "A step only shows something, and nothing judges what it has shown.",
                "It passes whatever it finds; the line that should have stopped the deployment scrolls by.",
                "Give it a gate that reads the output, such as `measure: {output: out, read: {lines: …}}`, or a question to a person.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        Map<String, Shell> shells =
                spec.shells().stream().collect(toMap(s -> s.name().value(), s -> s, (a, b) -> a));
        var found = new ArrayList<Diagnostic>();
        rows(spec).forEach(row -> {
            for (int i = 0; i < row.size(); i++) {
                if (row.get(i) instanceof Step step) {
                    boolean asked = i + 1 < row.size() && row.get(i + 1) instanceof Step next && isByHand(next);
                    if (!asked) {
                        check(step, shells).ifPresent(found::add);
                    }
                    step.checks().forEach(check -> check(check, shells).ifPresent(found::add));
                }
            }
        });
        return found;
    }

    private Optional<Diagnostic> check(Step step, Map<String, Shell> shells) {
        return step.action().value() instanceof StepAction.Run run
                        && step.safety().readOnly()
                        && !isJudged(step)
                        && onlyShows(run.script(), shells)
                ? Optional.of(
                        page().at(
                                        step.title().span(),
                                        "whatever %s, this step passes".formatted(shown(run.script(), shells)))
                                .withHelp(
                                        "Add a gate that reads it, such as `{title: Lines that must not be there, target: \"= 0\", measure: {output: out, read: {lines: unhealthy}}}`, or let a person judge it."))
                : Optional.empty();
    }

    private static boolean isByHand(Step step) {
        return step.action().value() instanceof StepAction.None || step.action().value() instanceof StepAction.Approve;
    }

    private static boolean isJudged(Step step) {
        return !step.gates().isEmpty()
                || !step.checks().isEmpty()
                || !step.captures().isEmpty()
                || !step.keep().isEmpty()
                || step.expect().isPresent();
    }

    private static String shown(Script script, Map<String, Shell> shells) {
        return language(script, shells) == Shell.Language.SQL
                ? "the query finds"
                : CommandLines.of(script).stream()
                        .flatMap(lines -> lines.commands().stream())
                        .filter(ResultsAreJudged::shows)
                        .findFirst()
                        .map(ResultsAreJudged::inContainer)
                        .map(command ->
                                "`" + String.join(" ", command.stream().limit(2).toList()) + "` shows")
                        .orElse("it shows");
    }

    private static Shell.Language language(Script script, Map<String, Shell> shells) {
        return script.shell()
                .flatMap(name -> Optional.ofNullable(shells.get(name.value())))
                .map(shell -> shell.language().value())
                .orElse(Shell.Language.BASH);
    }

    private static boolean onlyShows(Script script, Map<String, Shell> shells) {
        return switch (language(script, shells)) {
            case BASH, SH -> showsByCommands(script);
            case SQL -> showsBySql(script);
            case PYTHON, OTHER -> false;
        };
    }

    /** With a redirection it writes a file, and that may be the point of it. */
    private static boolean showsByCommands(Script script) {
        return !script.text().contains(">")
                && CommandLines.of(script)
                        .filter(lines -> !lines.handled())
                        .map(CommandLines::commands)
                        .filter(commands -> commands.stream().anyMatch(ResultsAreJudged::shows))
                        .filter(commands ->
                                commands.stream().allMatch(c -> shows(c) || PASSING_ON.contains(c.getFirst())))
                        .isPresent();
    }

    private static boolean shows(List<String> command) {
        var words = inContainer(
                command.stream().map(w -> w.toLowerCase(Locale.ROOT)).toList());
        if (words.getFirst().equals("psql") || words.getFirst().equals("mysql")) {
            return CLIENT.matcher(String.join(" ", words)).matches();
        }
        return CommandLines.beginning(words, SHOWING).isPresent();
    }

    /** What runs inside, where a command goes into a container by name. */
    private static List<String> inContainer(List<String> words) {
        var plain = words.stream().filter(w -> !w.startsWith("-")).toList();
        return CommandLines.beginning(words, List.of("docker exec")).isPresent() && plain.size() > 3
                ? words.subList(words.indexOf(plain.get(2)) + 1, words.size())
                : words;
    }

    private static boolean showsBySql(Script script) {
        var statements = Stream.of(script.text().replaceAll("(?m)--.*$", "").split(";", -1))
                .filter(s -> !s.isBlank())
                .toList();
        return !statements.isEmpty()
                && statements.stream().allMatch(s -> READING.matcher(s).matches());
    }

    /** The items of each block, and of the rollback itself. */
    private static Stream<List<BlockItem>> rows(Spec spec) {
        var ofRollback = spec.rollback().stream()
                .flatMap(r -> r instanceof Rollback.Procedure p ? Stream.of(p) : Stream.empty())
                .flatMap(p -> Stream.concat(Stream.of(p.items()), rows(p.sections())));
        return Stream.concat(spec.phases().stream().flatMap(p -> rows(p.block())), ofRollback);
    }

    private static Stream<List<BlockItem>> rows(List<Section> sections) {
        return sections.stream().flatMap(s -> rows(s.block()));
    }

    private static Stream<List<BlockItem>> rows(Block block) {
        return Stream.concat(Stream.of(block.items()), rows(block.sections()));
    }
}
