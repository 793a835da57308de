package deployspec.execute;

import deployspec.execute.port.Attempt;
import deployspec.execute.port.Output;
import deployspec.plan.Description;
import deployspec.plan.Effects;
import deployspec.plan.OnFailure;
import deployspec.plan.Plan;
import deployspec.plan.PlannedAction;
import deployspec.plan.PlannedRollback;
import deployspec.plan.PlannedStep;
import deployspec.plan.Schedule;
import deployspec.value.Moment;
import deployspec.value.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * All that the next move depends on.
 *
 * @param outputs what an attempt wrote, from where it was kept
 * @param begins whether steps may begin
 */
record Situation(
        Plan plan,
        RunState state,
        Desk desk,
        Instant now,
        Options options,
        Answers answers,
        boolean attended,
        Function<Attempt, Output> outputs,
        boolean begins) {
    /** The same, where a step that has not begun does not begin, and nobody is asked anything more. */
    Situation nothingNew() {
        return new Situation(plan, state, desk, now, options, answers, attended, outputs, false);
    }

    Values values(PlannedStep step) {
        return Values.of(state, desk, step);
    }

    String title(PlannedStep step) {
        return values(step).shown(step.title());
    }

    String shown(Text text) {
        var known = Values.ofRun(state);
        return text.with(name -> known.getOrDefault(name, "${" + name + "}"));
    }

    boolean dryRun() {
        return state.begun.orElseThrow().dryRun();
    }

    /** When that is; empty while its anchor has not come. */
    Optional<Instant> instant(Moment moment) {
        return switch (moment.anchor()) {
            case T -> Optional.of(state.start.plus(moment.offset()));
            case R -> state.rollback.started.map(r -> r.plus(moment.offset()));
            case E -> state.procedure.map(p -> state.end.plus(moment.offset()));
        };
    }

    /** Whether there is something to take back, and a way, and no other end is decided already. */
    boolean canRollBack() {
        return state.rollback.armed.isPresent()
                && state.rollback.started.isEmpty()
                && state.procedure.isEmpty()
                && !state.stopping()
                && plan.rollback().filter(PlannedRollback::leadsBack).isPresent();
    }

    /** What the step's last action that passed has written. */
    Output outputOf(PlannedStep step) {
        for (int action = step.actions().size() - 1; action >= 0; action--) {
            var tried = state.step(step.id()).lastTry(action);
            if (tried.isPresent() && step.actions().get(action).essential()) {
                return outputs.apply(attempt(step, tried.get()));
            }
        }
        return Output.NONE;
    }

    Attempt attempt(PlannedStep step, StepState.Tried tried) {
        return new Attempt(step.id(), state.place(step.id()), tried.attempt, tried.cookie);
    }

    /** What belongs to no step of the plan, and sees the values of the run and these. */
    static PlannedStep nowhere(String id, Map<String, String> values, List<PlannedAction> actions) {
        return new PlannedStep(
                id,
                "",
                PlannedStep.Role.CHECK,
                new Description(Text.literally(""), Optional.empty(), List.of(), List.of()),
                Schedule.NONE,
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(values),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                actions,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                OnFailure.STOP,
                Effects.NONE,
                List.of());
    }

    Looks looks(PlannedStep step) {
        return new Looks(this, step, () -> outputOf(step));
    }
}
