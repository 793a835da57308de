package deployspec.compile;

import deployspec.model.Condition;
import deployspec.model.Judgement;
import deployspec.model.Located;
import deployspec.model.StepOutcome;
import deployspec.plan.Ending;
import deployspec.plan.RunEnding;
import java.time.Duration;
import java.util.List;

/** Conditions, with what the choice of an environment already decides decided. */
final class Conditions {
    /** A test is a quick look, not work. */
    static final Duration TEST_TIMEOUT = Duration.ofMinutes(1);

    private Conditions() {}

    static deployspec.plan.Condition lower(Condition condition, Scope scope) {
        return switch (condition) {
            case Condition.ValueIs is ->
                new deployspec.plan.Condition.ValueIs(
                        is.name().value(),
                        is.words().stream().map(Located::value).toList());
            case Condition.ValueMatches matches ->
                new deployspec.plan.Condition.ValueMatches(matches.name().value(), matches.pattern());
            case Condition.ValueMeets meets ->
                new deployspec.plan.Condition.ValueMeets(
                        meets.name().value(), meets.bound().value());
            case Condition.Test test ->
                new deployspec.plan.Condition.Test(Scripts.lower(test.script(), scope), TEST_TIMEOUT);
            case Condition.AtLevel at ->
                new deployspec.plan.Condition.Reaches(at.threshold().value(), at.level());
            case Condition.StepEnded ended ->
                new deployspec.plan.Condition.StepEnded(
                        ended.step().value(),
                        ended.outcomes().stream().map(Conditions::ending).toList());
            case Condition.RunEnded ended ->
                new deployspec.plan.Condition.RunEnded(
                        switch (ended.outcome()) {
                            case DONE -> RunEnding.DONE;
                            case ROLLED_BACK -> RunEnding.ROLLED_BACK;
                            case STOPPED -> RunEnding.STOPPED;
                        });
            case Condition.InEnvironment in -> inEnvironment(in, scope);
            case Condition.Reached reached -> new deployspec.plan.Condition.TimeReached(reached.moment());
            case Condition.Judged judged -> new deployspec.plan.Condition.Judged(judgement(judged.judgement(), scope));
            case Condition.All all -> new deployspec.plan.Condition.All(lowerAll(all.conditions(), scope));
            case Condition.Any any -> new deployspec.plan.Condition.Any(lowerAll(any.conditions(), scope));
            case Condition.Not not -> new deployspec.plan.Condition.Not(lower(not.condition(), scope));
        };
    }

    static deployspec.plan.Judgement judgement(Judgement judgement, Scope scope) {
        return new deployspec.plan.Judgement(scope.text(judgement.question()), judgement.goodIsYes() ? "yes" : "no");
    }

    private static List<deployspec.plan.Condition> lowerAll(List<Condition> conditions, Scope scope) {
        return conditions.stream().map(c -> lower(c, scope)).toList();
    }

    private static deployspec.plan.Condition inEnvironment(Condition.InEnvironment in, Scope scope) {
        var here = scope.environment().map(e -> e.name().value()).orElse("none");
        var named = in.environments().stream().map(Located::value).toList();
        boolean holds = named.contains(here);
        var reason = "the environment is " + String.join(" or ", named) + (holds ? "" : " (here it is " + here + ")");
        return new deployspec.plan.Condition.Constant(holds, reason);
    }

    private static Ending ending(StepOutcome outcome) {
        return switch (outcome) {
            case PASSED -> Ending.PASSED;
            case FAILED -> Ending.FAILED;
            case NO_DATA -> Ending.NO_DATA;
            case ERROR -> Ending.ERROR;
            case SKIPPED -> Ending.SKIPPED;
            case NOT_APPLICABLE -> Ending.NOT_APPLICABLE;
        };
    }
}
