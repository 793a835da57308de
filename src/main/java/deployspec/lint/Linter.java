package deployspec.lint;

import deployspec.diagnostic.Diagnostic;
import deployspec.plan.Plan;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Asks the rules: all of them, or only those whose answer matters. */
public final class Linter {
    private Linter() {}

    public static boolean all(Rule rule) {
        return true;
    }

    /**
     * The rules without which an error might be missed. Whether an excuse is needed is known only when all were asked, so all are
     * where the project makes an error of that.
     */
    public static Predicate<Rule> thoseOfErrors(Settings settings) {
        boolean ofExcuses = Rules.OVER_FINDINGS.stream().anyMatch(settings::makesAnError);
        return rule -> ofExcuses || settings.makesAnError(rule);
    }

    /** What keeps the spec from being compiled: nothing of it means that it can be. */
    public static List<Diagnostic> checkForAPlan(Subject subject) {
        return check(Rules.FOR_A_PLAN, subject, Linter::all);
    }

    /** What else is wrong with the spec by itself. */
    public static List<Diagnostic> check(Subject subject, Predicate<Rule> asked) {
        return check(Rules.OVER_SPECS, subject, asked);
    }

    /** What is wrong with the plan made of a spec. */
    public static List<Diagnostic> check(Plan plan, Places places, Predicate<Rule> asked) {
        return Rules.OVER_PLANS.stream()
                .filter(asked)
                .flatMap(rule -> rule.check(plan, places).stream())
                .toList();
    }

    /** What remains of all that was found: without what the spec is excused from, and as severe as the project decided. */
    public static List<Diagnostic> review(
            Subject subject, List<Diagnostic> found, Settings settings, Predicate<Rule> asked) {
        var aboutFindings =
                Rules.OVER_FINDINGS.stream().filter(asked).flatMap(rule -> rule.check(subject, found).stream());
        return Stream.concat(found.stream().filter(d -> !isExcused(d, subject)), aboutFindings)
                .flatMap(d -> settings.weigh(d).stream())
                .map(d -> InProcedures.explained(d, subject.spec()))
                .toList();
    }

    /** Rules know nothing of each other, so all cores may ask. */
    private static List<Diagnostic> check(List<SpecRule> rules, Subject subject, Predicate<Rule> asked) {
        return rules.parallelStream()
                .filter(asked)
                .flatMap(rule -> rule.check(subject).stream())
                .toList();
    }

    private static boolean isExcused(Diagnostic diagnostic, Subject subject) {
        return Rules.isAdvice(diagnostic.code())
                && subject.suppressions().stream().anyMatch(s -> s.covers(diagnostic));
    }
}
