package deployspec.render.pipeline;

import deployspec.plan.Action;
import deployspec.plan.PlannedAction;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedStep;
import deployspec.plan.Stretch;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.Stream;

/** How long a step by itself, without its children, may take where nobody and nothing outside is waited for. */
final class Longest {
    /** What judging takes, or beginning and ending an action. */
    private static final Duration LOOK = Duration.ofSeconds(30);

    private Longest() {}

    static Duration of(PlannedStep step) {
        var watch = step.watch().stream().map(Stretch::lasting);
        var gates = step.gates().stream().map(Longest::of);
        var actions = step.actions().stream().map(Longest::of);
        return Stream.of(watch, gates, actions).flatMap(s -> s).reduce(LOOK, Duration::plus);
    }

    private static Duration of(PlannedGate gate) {
        return gate.within().orElse(Duration.ZERO).plus(LOOK);
    }

    private static Duration of(PlannedAction planned) {
        return switch (planned.action()) {
            case Action.AskOperator ask -> Duration.ZERO;
            case Action.Pause pause ->
                pause.until() instanceof Action.Lasting lasting ? lasting.duration() : Duration.ZERO;
            case Action.RunProcess run -> attempts(planned);
            case Action.CallHttp call -> attempts(planned);
        };
    }

    private static Duration attempts(PlannedAction planned) {
        var retry = planned.retry();
        var all = planned.timeout().multipliedBy(retry.attempts());
        var pause = new BigDecimal(retry.every().toMillis());
        for (int i = 1; i < retry.attempts(); i++) {
            all = all.plusMillis(pause.longValue());
            pause = pause.multiply(retry.backoff());
        }
        return all;
    }
}
