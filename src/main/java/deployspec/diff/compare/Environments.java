package deployspec.diff.compare;

import deployspec.diff.Changes;
import deployspec.diff.Comparer;
import deployspec.diff.Effect;
import deployspec.diff.Matched;
import deployspec.diff.Subject;
import deployspec.plan.PlannedEnvironment;

/** What is said of the environment: production is treated with more care, and typing its name makes a hand pause. */
public final class Environments implements Comparer {
    @Override
    public void compare(Matched plans, Changes found) {
        var none = new PlannedEnvironment("", false, false);
        var pair = plans.plans().map(p -> p.environment().orElse(none));
        var about = found.about(Subject.named(
                Subject.Sort.ENVIRONMENT,
                pair.after().name().isEmpty()
                        ? pair.before().name()
                        : pair.after().name()));
        if (pair.differsIn(PlannedEnvironment::production)) {
            boolean dropped = !pair.after().production();
            about.note(
                    dropped ? Effect.WEAKER : Effect.STRONGER,
                    dropped ? "production-dropped" : "production-declared",
                    dropped ? "it does not count as production any more" : "it counts as production now",
                    pair.map(e -> "production: " + e.production()));
        }
        if (pair.differsIn(PlannedEnvironment::typeTheName)) {
            boolean dropped = !pair.after().typeTheName();
            about.note(
                    dropped ? Effect.WEAKER : Effect.STRONGER,
                    dropped ? "confirm-removed" : "confirm-added",
                    dropped ? "a run begins without typing its name" : "a run begins with typing its name",
                    pair.map(e -> e.typeTheName() ? "confirm: type-the-name" : "no confirm"));
        }
        about.plain("environment-renamed", "its name", pair.map(PlannedEnvironment::name), n -> n);
    }
}
