package deployspec.lint;

import deployspec.diagnostic.Diagnostic;
import deployspec.plan.Plan;
import java.util.List;

/** A rule over the plan: names are resolved, loops unrolled, the environment chosen. */
public non-sealed interface PlanRule extends Rule {
    List<Diagnostic> check(Plan plan, Places places);

    @Override
    default boolean isAsked(Subject subject, boolean hasPlan) {
        return hasPlan;
    }
}
