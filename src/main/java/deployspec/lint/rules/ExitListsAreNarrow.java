package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.scripts.ShellScript;
import deployspec.lint.uses.ScriptUse;
import deployspec.model.Expect;
import deployspec.model.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        return subject.scripts().stream()
                .filter(script -> script.use().role() == ScriptUse.Role.ACTION)
                .flatMap(script -> script.use().step().stream()
                        .flatMap(
                                step -> step.expect().stream().flatMap(expect -> check(script, step, expect).stream())))
                .toList();
    }

    private Optional<Diagnostic> check(ShellScript script, Step step, Expect expect) {
        var never = expect.exit().stream()
                .filter(code -> code == CANNOT_RUN || code == NOT_FOUND || code > KILLED)
                .findFirst();
        if (never.isPresent()) {
            return Optional.of(page().at(expect.span(), "`%d` %s".formatted(never.get(), meaning(never.get())))
                    .withHelp("Leave it out of `exit`: a command that did not run to its end has not passed."));
        }
        boolean decided = !step.gates().isEmpty()
                || expect.output().filter(o -> o.has().isPresent()).isPresent();
        return expect.exit().stream()
                .filter(code -> GENERAL.contains(code)
                        && !decided
                        && script.invocations().size() > 1)
                .findFirst()
                .map(code -> hides(expect, script, code));
    }

    private Diagnostic hides(Expect expect, ShellScript script, int code) {
        return page().at(
                        expect.span(),
                        "an exit code of `%d` passes here, whichever of the %d commands failed"
                                .formatted(code, script.invocations().size()))
                .withHelp(
                        "Leave `exit` out, and write `|| [ $? -eq %d ]` behind the one command that means something by it; or let a gate judge the result."
                                .formatted(code));
    }

    private static String meaning(int code) {
        return switch (code) {
            case CANNOT_RUN -> "says that a command could not be run";
            case NOT_FOUND -> "says that a command was not found";
            default -> "says that a command was killed";
        };
    }
}
