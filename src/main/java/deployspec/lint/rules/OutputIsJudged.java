package deployspec.lint.rules;

import deployspec.bash.Situation;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.scripts.Invocation;
import deployspec.lint.scripts.ShellScript;
import deployspec.lint.scripts.Sql;
import deployspec.lint.uses.ScriptUse;
import deployspec.model.Step;
import deployspec.model.StepAction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a check prints is judged, because printing succeeds whatever it prints. */
public final class OutputIsJudged implements SpecRule {
    /** Ways to call a program that end well whatever they show. */
    private static final Map<String, Predicate<Invocation>> SHOWING = Map.ofEntries(
            Map.entry(
                    "docker",
                    i -> i.is("docker", "ps")
                            || i.is("docker", "stats")
                            || i.is("docker", "images")
                            || i.is("docker", "compose", "ps")
                            || i.is("docker", "logs")),
            Map.entry("docker-compose", i -> i.is("docker-compose", "ps") || i.is("docker-compose", "logs")),
            Map.entry(
                    "kubectl",
                    i -> i.is("kubectl", "get")
                            || i.is("kubectl", "top")
                            || i.is("kubectl", "describe")
                            || i.is("kubectl", "logs")),
            Map.entry("psql", i -> i.has("-c", "--command")),
            Map.entry("redis-cli", i -> i.plainArguments().size() > 0),
            Map.entry("cat", i -> true),
            Map.entry("echo", i -> true),
            Map.entry("wc", i -> true),
            Map.entry("df", i -> true),
            Map.entry("free", i -> true),
            Map.entry("uptime", i -> true),
            Map.entry("jq", i -> !i.has("-e", "--exit-status")),
            Map.entry("alembic", i -> i.is("alembic", "current") && !i.has("--check-heads")),
            Map.entry("curl", i -> i.has("-w", "--write-out")));

    private static final Set<String> CARRIERS = Set.of("docker", "kubectl");

    @Override
    public Page page() {
        return new Page(
                "output-not-judged",
                Severity.WARNING,
                "A check prints something, and nothing looks at it.",
                "To print succeeds whatever is printed: no container, a replica that hangs behind, a count of zero all pass.",
                "Add a gate that reads the output, `{title: …, target: …, measure: {output: out, read: …}}`, an `expect`, or make it a step that a person confirms.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var shells = subject.scripts().stream()
                .filter(script -> isUnjudged(script.use()) && onlyShows(script))
                .map(script -> complain(
                        script.use(),
                        script.place(script.invocations().getLast()),
                        "`%s` ends well whatever it prints".formatted(oneLine(script))));
        var queries = subject.uses().scripts().stream()
                .filter(use -> isUnjudged(use)
                        && use.isSql(subject.spec())
                        && !Sql.changes(use.script().text()))
                .map(use -> complain(use, use.script().span(), "these queries end well whatever they find"));
        return Stream.concat(shells, queries).toList();
    }

    private Diagnostic complain(ScriptUse use, Span span, String what) {
        var complaint = page().at(span, what);
        return use.step()
                .map(step -> complaint.relatedTo(step.title().span(), "and nothing in this step looks at it"))
                .orElse(complaint)
                .withHelp(page().remedy());
    }

    /** Of a step that changes something, the change matters and not the output. */
    private static boolean isUnjudged(ScriptUse use) {
        return use.role() == ScriptUse.Role.ACTION
                && use.step().filter(OutputIsJudged::judgesNothing).isPresent();
    }

    private static boolean judgesNothing(Step step) {
        return step.action().value() instanceof StepAction.Run
                && step.safety().readOnly()
                && step.gates().isEmpty()
                && step.captures().isEmpty()
                && step.checks().isEmpty()
                && step.record().isEmpty()
                && step.keep().isEmpty()
                && step.baseline().isEmpty()
                && step.expect().flatMap(expect -> expect.output()).isEmpty();
    }

    /** Whether its last line shows something and cannot fail for what it shows. */
    private static boolean onlyShows(ShellScript script) {
        return script.invocations().stream()
                .filter(i -> i.situation().subshell().isEmpty())
                .reduce((first, second) -> second)
                .filter(last -> !last.situation().isTested()
                        && last.situation().position() != Situation.Position.FIRST
                        && last.situation().command().redirects().isEmpty())
                .filter(OutputIsJudged::shows)
                .isPresent();
    }

    private static boolean shows(Invocation invocation) {
        return Optional.ofNullable(SHOWING.get(invocation.program()))
                        .filter(way -> way.test(invocation))
                        .isPresent()
                || carries(invocation);
    }

    /** {@code docker exec CONTAINER psql -c …} shows what psql shows. */
    private static boolean carries(Invocation invocation) {
        return CARRIERS.contains(invocation.program())
                && invocation.is(invocation.program(), "exec")
                && invocation.literals().anyMatch(Set.of("psql", "redis-cli")::contains);
    }

    private static String oneLine(ShellScript script) {
        var written = script.written(script.invocations().getLast()).replaceAll("\\s*\\\\?\\n\\s*", " ");
        return written.length() > 60 ? written.substring(0, 57) + "…" : written;
    }
}
