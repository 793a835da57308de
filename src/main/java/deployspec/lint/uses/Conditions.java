package deployspec.lint.uses;

import deployspec.model.Condition;
import deployspec.model.Gate;
import deployspec.model.Input;
import deployspec.model.Spec;
import deployspec.model.StepAction;
import java.util.stream.Stream;

/** Every condition of a spec, wherever it stands; those inside all, any and not behind the one that holds them. */
public final class Conditions {
    private Conditions() {}

    public static Stream<Condition> all(Spec spec) {
        return Stream.of(
                        spec.inputs().stream()
                                .flatMap(i -> i.required() instanceof Input.When w
                                        ? Stream.of(w.condition())
                                        : Stream.empty()),
                        Written.blocks(spec).flatMap(b -> b.when().stream()),
                        Written.steps(spec).flatMap(s -> s.when().stream()),
                        Written.steps(spec).flatMap(s -> s.confirm().stream()).flatMap(c -> c.when().stream()),
                        Written.steps(spec)
                                .flatMap(s -> s.action().value() instanceof StepAction.WaitUntil u
                                        ? Stream.of(u.condition())
                                        : Stream.empty()),
                        Written.gates(spec)
                                .flatMap(g ->
                                        g instanceof Gate.OnCondition on ? Stream.of(on.condition()) : Stream.empty()))
                .flatMap(s -> s)
                .flatMap(Conditions::within);
    }

    private static Stream<Condition> within(Condition condition) {
        var inside = switch (condition) {
            case Condition.All all -> all.conditions().stream();
            case Condition.Any any -> any.conditions().stream();
            case Condition.Not not -> Stream.of(not.condition());
            case Condition.ValueIs is -> Stream.<Condition>empty();
            case Condition.ValueMatches matches -> Stream.<Condition>empty();
            case Condition.ValueMeets meets -> Stream.<Condition>empty();
            case Condition.Test test -> Stream.<Condition>empty();
            case Condition.AtLevel at -> Stream.<Condition>empty();
            case Condition.StepEnded ended -> Stream.<Condition>empty();
            case Condition.RunEnded ended -> Stream.<Condition>empty();
            case Condition.InEnvironment in -> Stream.<Condition>empty();
            case Condition.Reached reached -> Stream.<Condition>empty();
            case Condition.Judged judged -> Stream.<Condition>empty();
        };
        return Stream.concat(Stream.of(condition), inside.flatMap(Conditions::within));
    }
}
