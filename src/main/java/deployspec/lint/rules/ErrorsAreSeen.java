package deployspec.lint.rules;

import deployspec.bash.Command;
import deployspec.bash.Redirect;
import deployspec.bash.Situation;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.ScriptRule;
import deployspec.lint.scripts.Invocation;
import deployspec.lint.scripts.ShellScript;
import java.util.List;

/** Who searches a container's log searches both of its streams, because programs write what went wrong to the other one. */
public final class ErrorsAreSeen implements ScriptRule {
    @Override
    public Page page() {
        return new Page(
                "stderr-not-searched",
                Severity.WARNING,
                "The log of a container is searched, and its standard error is not.",
                "`docker logs` gives back both streams apart, and a pipe takes one: what the program wrote to standard error, most of what matters, goes past the search.",
                "Join them: `docker logs … 2>&1 | grep …`.");
    }

    @Override
    public List<Diagnostic> check(ShellScript script) {
        return script.invocations().stream()
                .filter(invocation -> invocation.is("docker", "logs"))
                .filter(log -> log.situation().position() == Situation.Position.FIRST)
                .filter(log -> !joins(log) && isSearched(log, script))
                .map(log -> page().at(script.place(log), "standard error of this log goes past the search")
                        .withHelp("Write `%s 2>&1 | …`.".formatted(script.written(log))))
                .toList();
    }

    private static boolean joins(Invocation log) {
        return log.situation().command().redirects().stream()
                .anyMatch(r -> r.descriptor().filter("2"::equals).isPresent()
                        || r.operator() == Redirect.Operator.WRITE_BOTH
                        || r.operator() == Redirect.Operator.APPEND_BOTH);
    }

    private static boolean isSearched(Invocation log, ShellScript script) {
        return log.situation().pipeline().map(Command.Pipeline::commands).stream()
                .flatMap(List::stream)
                .skip(1)
                .limit(1)
                .anyMatch(next -> script.invocations().stream()
                        .anyMatch(i -> i.situation().command().equals(next)
                                && List.of("grep", "egrep", "awk", "wc", "sed").contains(i.program())));
    }
}
