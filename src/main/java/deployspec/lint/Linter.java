package deployspec.lint;

import deployspec.diagnostic.Diagnostic;
import deployspec.plan.Plan;
import java.util.List;
import java.util.stream.Stream;

/** Asks every rule. */
public final class Linter {
    private Linter() {}

    /** What keeps the spec from being compiled: nothing of it means that it can be. */
    public static List<Diagnostic> checkForAPlan(Subject subject) {
        return check(Rules.FOR_A_PLAN, subject);
    }

    /** What else is wrong with the spec by itself. */
    public static List<Diagnostic> check(Subject subject) {
        return check(Rules.OVER_SPECS, subject);
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
                .map(d -> InProcedures.explained(d, subject.spec()))
                .toList();
    }

    /** Rules know nothing of each other, so all cores may ask. */
    private static List<Diagnostic> check(List<SpecRule> rules, Subject subject) {
        return rules.parallelStream()
                .flatMap(rule -> rule.check(subject).stream())
                .toList();
    }

    private static boolean isExcused(Diagnostic diagnostic, Subject subject) {
        return Rules.isAdvice(diagnostic.code())
                && subject.suppressions().stream().anyMatch(s -> s.covers(diagnostic));
    }
}
