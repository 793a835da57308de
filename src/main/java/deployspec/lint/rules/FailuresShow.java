package deployspec.lint.rules;

import deployspec.bash.Assignment;
import deployspec.bash.Part;
import deployspec.bash.Situation;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.ScriptRule;
import deployspec.lint.scripts.Invocation;
import deployspec.lint.scripts.ShellScript;
import java.util.List;
import java.util.stream.Stream;

/** What fails in a script ends the script, because a step that passes is taken to have done all that it says. */
public final class FailuresShow implements ScriptRule {
    @Override
    public Page page() {
        return new Page(
                "failure-hidden",
                Severity.WARNING,
                "A failure in a script does not end it.",
                "Scripts stop at the first failure, but not at one inside `export X=$(…)`, whose own success is what counts, nor behind `set +e`: the work goes on with an empty value.",
                "Assign first and export then: `X=$(…)`, `export X`; take `set +e` out and allow one exit code where it is meant: `cmd || [ $? -eq 1 ]`.");
    }

    @Override
    public List<Diagnostic> check(ShellScript script) {
        var declarations = script.situations().stream()
                .filter(situation -> !situation.isTested())
                .flatMap(situation -> hidden(situation)
                        .map(assignment -> page().at(
                                        script.place(assignment),
                                        "if the command in `%s` fails, nothing notices"
                                                .formatted(script.written(assignment)))
                                .withHelp("Write it as two commands: `%1$s=…`, then `%2$s %1$s`."
                                        .formatted(
                                                assignment.name().text(),
                                                situation.command().name().orElse("export")))));
        var switches = script.invocations().stream()
                .filter(FailuresShow::switchesOff)
                .map(set -> page().at(script.place(set), "from here on, a command that fails does not end the script")
                        .withHelp("Take it out, and allow one exit code where it is meant: `cmd || [ $? -eq 1 ]`."));
        return Stream.concat(declarations, switches).toList();
    }

    private static Stream<Assignment> hidden(Situation situation) {
        return situation.command().declarations().stream()
                .filter(assignment -> assignment.value() instanceof Assignment.Value.Scalar value
                        && value.word().parts().stream().anyMatch(FailuresShow::runs));
    }

    private static boolean runs(Part part) {
        return part instanceof Part.CommandSubstitution
                || part instanceof Part.DoubleQuoted quoted
                        && quoted.parts().stream().anyMatch(FailuresShow::runs);
    }

    private static boolean switchesOff(Invocation set) {
        return set.is("set")
                && set.situation().subshell().isEmpty()
                && (set.literals().anyMatch(word -> word.matches("\\+[a-z]*e[a-z]*"))
                        || set.literals().toList().equals(List.of("+o", "errexit")));
    }
}
