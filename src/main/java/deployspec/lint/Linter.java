package deployspec.lint;

import deployspec.diagnostic.Diagnostic;
import deployspec.model.Spec;
import deployspec.plan.Plan;
import java.util.List;

/** Asks every rule. */
public final class Linter {
    private Linter() {}

    /** What is wrong with the spec by itself. Without an error in it, it can be compiled. */
    public static List<Diagnostic> check(Spec spec) {
        return Rules.OVER_SPECS.stream()
                .flatMap(rule -> rule.check(spec).stream())
                .sorted()
                .distinct()
                .toList();
    }

    /** What is wrong with the plan made of a spec. */
    public static List<Diagnostic> check(Plan plan, Places places) {
        return Rules.OVER_PLANS.stream()
                .flatMap(rule -> rule.check(plan, places).stream())
                .sorted()
                .distinct()
                .toList();
    }
}
