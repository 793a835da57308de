package deployspec.compile;

import deployspec.model.Condition;
import deployspec.model.HttpCall;
import deployspec.model.Located;
import deployspec.model.Step;
import deployspec.model.StepAction;
import deployspec.plan.Action;
import deployspec.plan.Expect;
import deployspec.plan.PlannedAction;
import deployspec.plan.PlannedGate;
import deployspec.plan.Question;
import deployspec.plan.Retry;
import deployspec.plan.Stretch;
import deployspec.value.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a step does by itself, lowered into the four ways to touch the world; a watch and a wait for a condition become
 * sampling and a polled gate.
 */
record StepActions(List<PlannedAction> actions, List<Stretch> watch, List<PlannedGate> gates) {
    static final StepActions NONE = new StepActions(List.of(), List.of(), List.of());

    private static final Duration SCRIPT_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration HTTP_TIMEOUT = Duration.ofMinutes(1);
    static final Duration PEOPLE_TIMEOUT = Duration.ofHours(24);
    private static final Duration WAIT_EVERY = Duration.ofSeconds(30);

    static StepActions of(Step step, Scope scope) {
        return switch (step.action().value()) {
            case StepAction.None() -> judgedByTool(step) ? NONE : acting(done(timeout(step, PEOPLE_TIMEOUT)));
            case StepAction.Run run ->
                acting(new PlannedAction(
                        Scripts.lower(run.script(), scope),
                        Expectations.ofScript(step.expect()),
                        retry(step),
                        timeout(step, SCRIPT_TIMEOUT),
                        true));
            case StepAction.Http http -> acting(http(http.call(), step, scope));
            case StepAction.Notify notify -> notify(notify, step, scope);
            case StepAction.Approve approve ->
                acting(asked(new People(scope).approve(approve.approval()), timeout(step, PEOPLE_TIMEOUT)));
            case StepAction.WaitFor wait -> acting(pause(new Action.Lasting(wait.duration()), wait.duration()));
            case StepAction.WaitUntil until -> waitUntil(until, scope);
            case StepAction.Watch watch ->
                new StepActions(
                        List.of(),
                        watch.stretches().stream()
                                .map(s -> new Stretch(
                                        s.length(), s.every(), s.about().map(scope::text)))
                                .toList(),
                        List.of());
            case StepAction.UndoAll() -> NONE;
            case StepAction.UndoSteps undo -> NONE;
        };
    }

    static PlannedAction done(Duration timeout) {
        return asked(new Question.Done(), timeout);
    }

    static PlannedAction asked(Question question, Duration timeout) {
        return new PlannedAction(new Action.AskOperator(question), Expect.EXIT_ZERO, Retry.NONE, timeout, true);
    }

    /** With gates, a baseline or checks, nobody has to confirm that a step without an action is done. */
    private static boolean judgedByTool(Step step) {
        return !step.gates().isEmpty()
                || !step.baseline().isEmpty()
                || !step.checks().isEmpty();
    }

    private static StepActions acting(PlannedAction action) {
        return new StepActions(List.of(action), List.of(), List.of());
    }

    private static PlannedAction http(HttpCall call, Step step, Scope scope) {
        return new PlannedAction(
                HttpCalls.lower(call, scope),
                Expectations.ofHttp(call.expect()),
                retry(step),
                timeout(step, HTTP_TIMEOUT),
                true);
    }

    private static StepActions notify(StepAction.Notify notify, Step step, Scope scope) {
        var people = new People(scope);
        var actions = notify.notifications().stream()
                .map(n -> {
                    var channel = Declarations.find(scope.declarations().channels(), n.channel());
                    Text message = scope.text(n.message().orElse(step.title()));
                    var sending = PlannedAction.message(people.message(channel, message));
                    return step.safety()
                            .timeout()
                            .filter(limit -> !(sending.action() instanceof Action.AskOperator))
                            .map(limit -> sending.within(limit.value()))
                            .orElse(sending);
                })
                .toList();
        return new StepActions(actions, List.of(), List.of());
    }

    private static StepActions waitUntil(StepAction.WaitUntil until, Scope scope) {
        if (until.condition() instanceof Condition.Reached reached) {
            return acting(pause(new Action.Reaching(reached.moment()), PEOPLE_TIMEOUT));
        }
        var gate = new PlannedGate(
                Text.literally(""),
                new PlannedGate.Holds(Conditions.lower(until.condition(), scope)),
                Optional.of(until.within().orElse(PEOPLE_TIMEOUT)),
                until.every().orElse(WAIT_EVERY),
                0);
        return new StepActions(List.of(), List.of(), List.of(gate));
    }

    private static PlannedAction pause(Action.Until until, Duration planned) {
        return new PlannedAction(
                new Action.Pause(until), Expect.EXIT_ZERO, Retry.NONE, planned.plus(PEOPLE_TIMEOUT), true);
    }

    private static Duration timeout(Step step, Duration fallback) {
        return step.safety().timeout().map(Located::value).orElse(fallback);
    }

    private static Retry retry(Step step) {
        return step.safety()
                .retry()
                .map(r -> new Retry(r.attempts(), r.every(), r.backoff(), r.onExit()))
                .orElse(Retry.NONE);
    }
}
