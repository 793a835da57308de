package deployspec.plan;

/** Whether a person has to be there. */
public final class Asking {
    private Asking() {}

    public static boolean by(Measure measure) {
        return switch (measure) {
            case Measure.Probe probe -> false;
            case Measure.Output output -> false;
            case Measure.Typed typed -> true;
            case Measure.Judged judged -> true;
        };
    }

    public static boolean by(Condition condition, Plan plan) {
        return switch (condition) {
            case Condition.Judged judged -> true;
            case Condition.Reaches reaches ->
                by(plan.threshold(reaches.threshold()).measure());
            case Condition.All all -> all.conditions().stream().anyMatch(c -> by(c, plan));
            case Condition.Any any -> any.conditions().stream().anyMatch(c -> by(c, plan));
            case Condition.Not not -> by(not.condition(), plan);
            case Condition.Constant c -> false;
            case Condition.ValueIs c -> false;
            case Condition.ValueMatches c -> false;
            case Condition.ValueMeets c -> false;
            case Condition.Test c -> false;
            case Condition.StepEnded c -> false;
            case Condition.MayHaveRun c -> false;
            case Condition.RunEnded c -> false;
            case Condition.TimeReached c -> false;
        };
    }

    public static boolean by(PlannedGate gate, Plan plan) {
        return switch (gate.check()) {
            case PlannedGate.Against against ->
                by(plan.threshold(against.threshold()).measure());
            case PlannedGate.Holds holds -> by(holds.condition(), plan);
        };
    }

    /** Before this step itself (not its children) can end, as long as nothing goes wrong. */
    public static boolean by(PlannedStep step, Plan plan) {
        return step.needsPerson()
                || step.schedule().late() == Schedule.Late.ASK
                || step.when().filter(c -> by(c, plan)).isPresent()
                || step.gates().stream().anyMatch(gate -> by(gate, plan))
                || step.baselines().stream().anyMatch(b -> by(plan.threshold(b).measure()));
    }
}
