package deployspec.lint;

import deployspec.diagnostic.Diagnostic;
import deployspec.plan.Plan;
import java.util.List;
import java.util.stream.Stream;

/** Asks every rule. */
public final class Linter {
    private Linter() {}

    /** What is wrong with the spec by itself. Without an error in it, it can be compiled. */
    public static List<Diagnostic> check(Subject subject) {
        return Rules.OVER_SPECS.stream()
                .flatMap(rule -> rule.check(subject).stream())
                .toList();
    }

    /** What is wrong with the plan made of a spec. */
    public static List<Diagnostic> check(Plan plan, Places places) {
        return Rules.OVER_PLANS.stream()
                .flatMap(rule -> rule.check(plan, places).stream())
                .toList();
    }

    /** What remains of all that was found: without what the spec is excused from, and as severe as the project decided. */
    public static List<Diagnostic> review(Subject subject, List<Diagnostic> found, Settings settings) {
        var aboutFindings = Rules.OVER_FINDINGS.stream().flatMap(rule -> rule.check(subject, found).stream());
        return Stream.concat(found.stream().filter(d -> !isExcused(d, subject)), aboutFindings)
                .flatMap(d -> settings.weigh(d).stream())
                .toList();
    }

    private static boolean isExcused(Diagnostic diagnostic, Subject subject) {
        return Rules.isAdvice(diagnostic.code())
                && subject.suppressions().stream().anyMatch(s -> s.covers(diagnostic));
    }
}
