package deployspec.lint.rules;

import deployspec.bash.Command;
import deployspec.bash.Situation;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.ScriptRule;
import deployspec.lint.scripts.Invocation;
import deployspec.lint.scripts.ShellScript;
import java.util.List;
import java.util.regex.Pattern;

/** A search for trouble passes when it finds none, because grep calls nothing found a failure. */
public final class GrepsMeanWell implements ScriptRule {
    private static final Pattern TROUBLE = Pattern.compile(
            "(?i)error|fail|fatal|exception|panic|critical|traceback|denied|refused|timed? ?out|unhealthy|warn|oom|segfault|\\b5[0-9x.]{2}\\b");

    @Override
    public Page page() {
        return new Page(
                "grep-fails-when-clean",
                Severity.WARNING,
                "A script ends with a `grep` for trouble, which fails when there is none.",
                "`grep` exits with 1 when it finds nothing: a clean log stops the deployment, and a broken one lets it go on.",
                "Turn it round, `! … | grep -i error`, or count and judge: `measure: {run: … , read: {lines: error}}` with `target: \"= 0\"`.");
    }

    @Override
    public List<Diagnostic> check(ShellScript script) {
        return expectsOne(script) ? List.of() : complaints(script);
    }

    /** Whether nothing found is declared to be right. */
    private static boolean expectsOne(ShellScript script) {
        return script.use().step().stream()
                .flatMap(step -> step.expect().stream())
                .anyMatch(expect -> expect.exit().contains(1));
    }

    private List<Diagnostic> complaints(ShellScript script) {
        return script.invocations().stream()
                .filter(invocation ->
                        isGrep(invocation) && decides(invocation.situation()) && looksForTrouble(invocation))
                .map(grep -> page().at(
                                script.place(grep),
                                "this `grep` fails when it finds nothing, which is the good case here")
                        .withHelp(
                                "Write `! … | %s` if a hit must stop the step, or measure `lines` with `target: \"= 0\"`."
                                        .formatted(script.written(grep))))
                .toList();
    }

    private static boolean isGrep(Invocation invocation) {
        return List.of("grep", "egrep", "fgrep", "zgrep", "rg").contains(invocation.program())
                && !invocation.has("-v", "--invert-match", "-c", "--count", "-L", "--files-without-match");
    }

    /** Whether its exit code is that of the line, which ends the script. */
    private static boolean decides(Situation situation) {
        boolean isLast =
                situation.position() == Situation.Position.ALONE || situation.position() == Situation.Position.LAST;
        boolean isNegated =
                situation.pipeline().filter(Command.Pipeline::negated).isPresent();
        return isLast
                && !isNegated
                && !situation.isTested()
                && situation.subshell().isEmpty();
    }

    private static boolean looksForTrouble(Invocation grep) {
        return grep.valueOf("-e", "--regexp")
                .flatMap(word -> word.literal())
                .or(() -> grep.plainArguments().stream().findFirst())
                .filter(pattern -> TROUBLE.matcher(pattern).find())
                .isPresent();
    }
}
