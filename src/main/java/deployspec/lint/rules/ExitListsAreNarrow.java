package deployspec.lint.rules;

import static java.util.stream.Collectors.toSet;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Written;
import deployspec.model.Expect;
import deployspec.model.Script;
import deployspec.model.Shell;
import deployspec.model.Spec;
import deployspec.model.Step;
import deployspec.model.StepAction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A list of exit codes lets through what is known and nothing else, because any command of a script can end with 1. Silent
 * where the output or a gate decides afterwards.
 */
public final class ExitListsAreNarrow implements SpecRule {
    /** Codes by which shells and the system tell that a command never did its work. */
    private static final int CANNOT_RUN = 126;

    private static final int NOT_FOUND = 127;
    private static final int KILLED = 128;

    /** Commands end so for almost any reason. */
    private static final Set<Integer> GENERAL = Set.of(1, 2);

    private static final Set<Shell.Language> WITH_COMMANDS = Set.of(Shell.Language.BASH, Shell.Language.SH);

    @Override
    public Page page() {
        return new Page(
                "exit-list-hides",
                Severity.WARNING,
                "An `exit` list lets a script pass whose commands have failed.",
                "A script ends with the code of the command that failed; from the code alone nobody can tell which one it was.",
                "Handle the code at the command that means something by it, such as `grep … || [ $? -eq 1 ]`, and leave `exit` out.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        var others = withoutCommands(spec);
        return Written.steps(spec)
                .flatMap(step -> step.expect().stream().flatMap(expect -> check(step, expect, others).stream()))
                .toList();
    }

    private Optional<Diagnostic> check(Step step, Expect expect, Set<String> others) {
        if (!(step.action().value() instanceof StepAction.Run run)) {
            return Optional.empty();
        }
        var never = expect.exit().stream()
                .filter(code -> code == CANNOT_RUN || code == NOT_FOUND || code > KILLED)
                .toList();
        if (!never.isEmpty()) {
            return Optional.of(page().at(
                            expect.span(), "%s %s".formatted(code(never.getFirst()), meaning(never.getFirst())))
                    .withHelp("Leave it out of `exit`: a command that did not run has not passed."));
        }
        var general = expect.exit().stream().filter(GENERAL::contains).toList();
        boolean decided = !step.gates().isEmpty()
                || expect.output().filter(o -> o.has().isPresent()).isPresent();
        boolean commands =
                run.script().shell().filter(s -> others.contains(s.value())).isEmpty();
        return decided || !commands || general.isEmpty() || commands(run.script()) < 2
                ? Optional.empty()
                : Optional.of(hides(expect, run.script(), general));
    }

    private Diagnostic hides(Expect expect, Script script, List<Integer> codes) {
        var code = codes.stream().map(c -> "`" + c + "`").collect(Collectors.joining(" or "));
        return page().at(
                        expect.span(),
                        "an exit code of %s passes here, whichever of the %d commands failed"
                                .formatted(code, commands(script)))
                .withHelp(
                        "Leave `exit` out, and write `|| [ $? -eq %d ]` behind the one command that means something by it; or let a gate judge the result."
                                .formatted(codes.getFirst()));
    }

    private static String code(int code) {
        return "`" + code + "`";
    }

    private static String meaning(int code) {
        return switch (code) {
            case CANNOT_RUN -> "says that a command could not be run";
            case NOT_FOUND -> "says that a command was not found";
            default -> "says that a command was killed";
        };
    }

    /** About: a line is a command, and so is each part of a list or a pipeline. Comments and continued lines are not. */
    private static long commands(Script script) {
        return script.text()
                .replace("\\\n", " ")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .mapToLong(line -> 1 + parts(line))
                .sum();
    }

    private static long parts(String line) {
        return line.split("&&|; |[|]", -1).length - 1L;
    }

    private static Set<String> withoutCommands(Spec spec) {
        return spec.shells().stream()
                .filter(s -> !WITH_COMMANDS.contains(s.language().value()))
                .map(s -> s.name().value())
                .collect(toSet());
    }
}
