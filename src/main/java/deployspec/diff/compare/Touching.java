package deployspec.diff.compare;

import deployspec.plan.Action;
import deployspec.plan.Condition;
import deployspec.plan.Effects;
import deployspec.plan.Measure;
import deployspec.plan.PlannedAction;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedStep;
import deployspec.plan.PlannedThreshold;
import deployspec.prose.Conditions;
import java.util.List;
import java.util.stream.Stream;

/** All scripts and requests of a part of a plan, by which it touches the world. */
final class Touching {
    private Touching() {}

    /** Of the step itself, not of its children. */
    static Stream<Action> actions(PlannedStep step) {
        return Stream.of(
                        step.actions().stream().map(PlannedAction::action),
                        step.gates().stream().flatMap(Touching::actions),
                        step.when().stream().flatMap(Touching::actions),
                        step.confirm().stream().flatMap(c -> c.when().stream()).flatMap(Touching::actions),
                        step.effects().doneIf().stream().map(Effects.DoneIf::script))
                .flatMap(s -> s);
    }

    static Stream<Action> actions(PlannedThreshold threshold) {
        return Stream.concat(Stream.of(threshold.measure()), threshold.baseline().stream())
                .flatMap(m -> m instanceof Measure.Probe probe ? Stream.of(probe.action()) : Stream.empty());
    }

    private static Stream<Action> actions(PlannedGate gate) {
        return gate.check() instanceof PlannedGate.Holds holds ? actions(holds.condition()) : Stream.empty();
    }

    static Stream<Action> actions(Condition condition) {
        return Conditions.scripts(condition).map(Action.class::cast);
    }

    /** Without those of messages: what a channel sees is told of the channel. */
    static List<String> secrets(PlannedStep step) {
        var messages = step.actions().stream()
                .filter(a -> !a.essential())
                .map(PlannedAction::action)
                .toList();
        return actions(step)
                .filter(a -> !messages.contains(a))
                .flatMap(Touching::secrets)
                .toList();
    }

    static List<String> secrets(PlannedThreshold threshold) {
        return actions(threshold).flatMap(Touching::secrets).toList();
    }

    static Stream<String> secrets(Action action) {
        return switch (action) {
            case Action.RunProcess run -> Stream.concat(run.secrets().stream(), run.interpreter().secrets().stream());
            case Action.CallHttp call -> call.secrets().stream();
            case Action.AskOperator ask -> Stream.empty();
            case Action.Pause pause -> Stream.empty();
        };
    }
}
